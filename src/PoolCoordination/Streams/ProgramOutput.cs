using System.Diagnostics;

namespace PoolCoordination.Streams;

/// <summary>What another program writes to its standard output.</summary>
internal static class ProgramOutput
{
    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">Its name, which is looked for in the folders of PATH, or its path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Its environment, which is all that it has.</param>
    /// <param name="limit">How long it may take; then it is ended.</param>
    /// <returns>What it wrote; null where it could not be started, was ended or failed.</returns>
    public static byte[]? Read(
        string program,
        IReadOnlyList<string> arguments,
        IReadOnlyDictionary<string, string> environment,
        TimeSpan limit
    ) =>
        OperatingSystem.IsWindows()
            ? ReadByLibrary(program, arguments, environment, limit)
            : UnixProgram.Read(program, arguments, environment, limit);

    private static byte[]? ReadByLibrary(
        string program,
        IReadOnlyList<string> arguments,
        IReadOnlyDictionary<string, string> environment,
        TimeSpan limit
    )
    {
        if (WindowsProgram.PathOf(program, environment) is not { } path)
            return null;
        var start = new ProcessStartInfo(path, arguments)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            using var output = new MemoryStream();
            var copy = process.StandardOutput.BaseStream.CopyToAsync(output);
            if (process.WaitForExit(limit) && copy.Wait(limit))
                return process.ExitCode == 0 ? output.ToArray() : null;
            process.Kill();
            return null;
        }
        catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or InvalidOperationException or IOException)
        {
            return null;
        }
    }
}
