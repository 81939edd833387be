using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PoolCoordination.Cli.Output;

[assembly: DisableRuntimeMarshalling]

namespace PoolCoordination.Cli;

/// <summary>
/// Standard input and output as bytes. On Unix they are read and written directly: the console's streams cost a hook's start as much
/// as all of its own work.
/// </summary>
internal static partial class StandardStreams
{
    private const int Input = 0;
    private const int BlockSize = 16 * 1024;

    /// <summary>All of standard input.</summary>
    public static ReadOnlySpan<byte> ReadInput()
    {
        using var console = OperatingSystem.IsWindows() ? Console.OpenStandardInput() : null;
        var buffer = new byte[BlockSize];
        var length = 0;
        int got;
        while ((got = console?.Read(buffer, length, buffer.Length - length) ?? Read(buffer.AsSpan(length))) > 0)
        {
            length += got;
            if (length == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
        }

        return buffer.AsSpan(0, length);
    }

    /// <summary>Standard output.</summary>
    public static Stream OpenOutput() => OperatingSystem.IsWindows() ? Console.OpenStandardOutput() : new UnixOutput();

    /// <summary>Is cancelled once nobody reads standard output; Windows does not tell.</summary>
    public static CancellationToken ReaderGone() => OperatingSystem.IsWindows() ? CancellationToken.None : UnixOutput.ReaderGone();

    private static int Read(Span<byte> buffer) => (int)read(Input, buffer, (nuint)buffer.Length);

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint read(int file, Span<byte> buffer, nuint count);
}
