using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PoolCoordination.Cli.Output;

[assembly: DisableRuntimeMarshalling]

namespace PoolCoordination.Cli;

/// <summary>
/// Standard input, output and error as bytes. On Unix they are read and written directly: the console's streams cost a hook's start as
/// much as all of its own work.
/// </summary>
internal static partial class StandardStreams
{
    private const int Input = 0;
    private const int Output = 1;
    private const int Error = 2;

    private const int BlockSize = 16 * 1024;

    private const int ReadOnly = 0;
    private const int WriteOnly = 1;

    /// <summary>A hook waits no longer than this for more of its input, in milliseconds: nobody may ever close it.</summary>
    private const int LongestSilence = 5000;

    /// <summary>
    /// Takes the place of standard streams that are closed, so that no file of ours gets their number and is written to as if it were
    /// they. What takes it is opened the wrong way round, and each use of it fails as before.
    /// </summary>
    public static void Reserve()
    {
        if (OperatingSystem.IsWindows() || UnixPoll.ClosedStandardFiles() is not (> 0 and var closed))
            return;
        // Each takes the lowest number that is free.
        for (var file = Input; file <= Error; file++)
        {
            if ((closed & (1 << file)) != 0)
                _ = open("/dev/null", file == Input ? WriteOnly : ReadOnly);
        }
    }

    /// <summary>What reads standard input into a buffer, and returns 0 once it has ended or nothing came for a while.</summary>
    public static Func<Span<byte>, int> OpenInput() => OperatingSystem.IsWindows() ? Console.OpenStandardInput().Read : ReadUnlessSilent;

    /// <summary>All of standard input, up to its end.</summary>
    public static byte[] ReadInput()
    {
        using var all = new MemoryStream();
        using var console = OperatingSystem.IsWindows() ? Console.OpenStandardInput() : null;
        var buffer = new byte[BlockSize];
        while ((console?.Read(buffer) ?? Read(buffer)) is > 0 and var length)
            all.Write(buffer, 0, length);
        return all.ToArray();
    }

    /// <summary>Standard output.</summary>
    public static Stream OpenOutput() => OperatingSystem.IsWindows() ? Console.OpenStandardOutput() : new UnixOutput(Output);

    /// <summary>Standard error, which takes what it is given also where nobody reads it.</summary>
    public static TextWriter OpenError() => new ErrorWriter(OperatingSystem.IsWindows() ? Console.OpenStandardError() : new UnixOutput(Error));

    /// <summary>Is cancelled once nobody reads standard output; Windows does not tell.</summary>
    public static CancellationToken ReaderGone() => OperatingSystem.IsWindows() ? CancellationToken.None : UnixOutput.ReaderGone(Output);

    private static int ReadUnlessSilent(Span<byte> buffer) => UnixPoll.Wait(Input, UnixPoll.Readable, LongestSilence) ? Read(buffer) : 0;

    private static int Read(Span<byte> buffer)
    {
        nint length;
        do
        {
            length = read(Input, buffer, (nuint)buffer.Length);
        }
        while (length < 0 && Marshal.GetLastPInvokeError() == UnixPoll.Interrupted);
        return (int)length;
    }

    [LibraryImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint read(int file, Span<byte> buffer, nuint count);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int open(string path, int flags);
}
