using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PoolCoordination.Streams;

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

    /// <summary>The number of no file: each use of it fails.</summary>
    private const int None = -1;

    private const int ReadOnly = 0;
    private const int WriteOnly = 1;

    /// <summary>A hook waits no longer than this for more of its input, in milliseconds: nobody may ever close it.</summary>
    private const int LongestSilence = 5000;

    /// <summary>And no longer than this for all of it, in milliseconds: its client gives up after 10 seconds.</summary>
    private const int LongestInput = 8000;

    private const int GetFlags = 1;
    private const int ClosedOnStart = 1;

    // By a bit each: the shared runtime opens files of its own before any code of ours runs, and they take the numbers of closed streams.
    private static int s_taken;

    /// <summary>
    /// Takes the place of standard streams that are closed, so that no file of ours gets their number and is written to as if it were
    /// they. What takes it is opened the wrong way round, and each use of it fails as before.
    /// </summary>
    public static void Reserve()
    {
        if (OperatingSystem.IsWindows())
            return;
        if (RuntimeFeature.IsDynamicCodeSupported)
            s_taken = TakenByRuntime();
        if (UnixPoll.ClosedStandardFiles() is not (> 0 and var closed))
            return;
        // Each takes the lowest number that is free.
        for (var file = Input; file <= Error; file++)
        {
            if ((closed & (1 << file)) != 0)
                _ = open("/dev/null", file == Input ? WriteOnly : ReadOnly);
        }
    }

    /// <summary>
    /// What reads standard input into a buffer, and returns 0 once it has ended, nothing came for a while, or it came for too long.
    /// </summary>
    public static Func<Span<byte>, int> OpenInput()
    {
        if (OperatingSystem.IsWindows())
            return Console.OpenStandardInput().Read;
        var end = Environment.TickCount64 + LongestInput;
        return buffer => ReadUnlessSilent(buffer, (int)Math.Min(LongestSilence, end - Environment.TickCount64));
    }

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
    public static Stream OpenOutput() => OperatingSystem.IsWindows() ? Console.OpenStandardOutput() : new UnixOutput(NumberOf(Output));

    /// <summary>Standard error.</summary>
    public static Stream OpenError() => OperatingSystem.IsWindows() ? Console.OpenStandardError() : new UnixOutput(NumberOf(Error));

    /// <summary>Is cancelled once nobody reads standard output; Windows does not say.</summary>
    public static CancellationToken WhenPipeBreaks() =>
        OperatingSystem.IsWindows() ? CancellationToken.None : UnixOutput.WhenPipeBreaks(NumberOf(Output));

    /// <summary>A file that was there before the program has no mark that closes it at the start of one.</summary>
    private static int TakenByRuntime()
    {
        var taken = 0;
        for (var file = Input; file <= Error; file++)
        {
            if (fcntl(file, GetFlags) is >= 0 and var flags && (flags & ClosedOnStart) != 0)
                taken |= 1 << file;
        }

        return taken;
    }

    private static int NumberOf(int file) => (s_taken & (1 << file)) == 0 ? file : None;

    private static int ReadUnlessSilent(Span<byte> buffer, int longest) =>
        longest > 0 && NumberOf(Input) != None && UnixPoll.Wait(Input, UnixPoll.Readable, longest) ? Read(buffer) : 0;

    private static int Read(Span<byte> buffer)
    {
        nint length;
        do
        {
            length = read(NumberOf(Input), buffer, (nuint)buffer.Length);
        }
        while (length < 0 && Marshal.GetLastPInvokeError() == UnixPoll.Interrupted);
        return (int)length;
    }

    [LibraryImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint read(int file, Span<byte> buffer, nuint count);

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int fcntl(int file, int command);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int open(string path, int flags);
}
