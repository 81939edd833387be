using PoolCoordination.PowerShell;

namespace PoolCoordination.Help;

/// <summary>Makes the help of the module: <c>PoolCoordination.Help PAGES OUTPUT</c>.</summary>
internal static class Program
{
    public static int Main(string[] arguments)
    {
        if (arguments is not [var pages, var output])
        {
            Console.Error.WriteLine(
                "Usage: PoolCoordination.Help PAGES OUTPUT, a folder with a page for each cmdlet and the file to write."
            );
            return 2;
        }

        try
        {
            var cmdlets = Cmdlet.In(typeof(EngineCmdlet).Assembly);
            var help = MamlDocument.Create(cmdlets.Select(cmdlet => (cmdlet, HelpPage.Read(Path.Combine(pages, $"{cmdlet.Name}.md")))));
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(output))!);
            help.Save(output);
            return 0;
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            // In the form that MSBuild takes for an error of the build.
            Console.Error.WriteLine($"PoolCoordination.Help : error HELP1: {exception.Message}");
            return 1;
        }
    }
}
