using System.Runtime.InteropServices;

namespace PoolCoordination.Cli.Output;

/// <summary>The size of the terminal that standard output is.</summary>
internal static partial class TerminalSize
{
    private const int Output = 1;

    /// <summary>TIOCGWINSZ on Linux.</summary>
    private const nuint GetSize = 0x5413;

    /// <summary>Width and height in cells, as they are now; null where it does not say.</summary>
    public static (int Width, int Height)? OfProcess()
    {
        var (width, height) = OperatingSystem.IsLinux() ? OfLinux() : OfConsole();
        return width > 0 && height > 0 ? (width, height) : null;
    }

    /// <summary>The library would put the terminal into the mode for applications, and leave it so.</summary>
    private static (int Width, int Height) OfLinux() => ioctl(Output, GetSize, out var size) == 0 ? (size.Columns, size.Rows) : default;

    private static (int Width, int Height) OfConsole()
    {
        try
        {
            return (Console.WindowWidth, Console.WindowHeight);
        }
        catch (IOException)
        {
            return default;
        }
    }

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ioctl(int file, nuint request, out Size size);

    private struct Size
    {
        public ushort Rows;
        public ushort Columns;
        public ushort Width;
        public ushort Height;
    }
}
