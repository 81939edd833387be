using System.Runtime.InteropServices;

namespace PoolCoordination.Streams;

/// <summary>Waits for what can be done with a file of Unix, or determines that it is not open (poll).</summary>
internal static partial class UnixPoll
{
    /// <summary>POLLIN: it can be read, or has ended.</summary>
    public const short Readable = 1;

    /// <summary>POLLOUT: it can be written.</summary>
    public const short Writable = 4;

    /// <summary>No event: it reports faults alone, such as that the other end of a pipe was closed.</summary>
    public const short Fault = 0;

    /// <summary>EINTR: a signal came first.</summary>
    public const int Interrupted = 4;

    private const int Forever = -1;
    private const short NotOpen = 0x20;

    /// <summary>Waits for as long as it takes.</summary>
    public static void Wait(int file, short events) => Wait(file, events, Forever);

    /// <summary>Waits for at most some milliseconds; false where nothing happened.</summary>
    public static bool Wait(int file, short events, int limit)
    {
        Span<PollFile> files = [new PollFile { File = file, Events = events }];
        int ready;
        do
        {
            ready = poll(files, 1, limit);
        }
        while (ready < 0 && Marshal.GetLastPInvokeError() == Interrupted);
        return ready != 0;
    }

    /// <summary>Which of standard input, output and error are not open: a bit each, from the lowest.</summary>
    public static int ClosedStandardFiles()
    {
        Span<PollFile> files = [new PollFile { File = 0 }, new PollFile { File = 1 }, new PollFile { File = 2 }];
        if (poll(files, 3, 0) <= 0)
            return 0;
        var closed = 0;
        foreach (var file in files)
            closed |= (file.Returned & NotOpen) != 0 ? 1 << file.File : 0;
        return closed;
    }

    [LibraryImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int poll(Span<PollFile> files, nuint count, int timeout);

    private struct PollFile
    {
        public int File;
        public short Events;
        public short Returned;
    }
}
