using System.ComponentModel;
using System.Runtime.InteropServices;

namespace PoolCoordination.Cli.Output;

/// <summary>Standard output of Unix, written directly. The library's stream takes a reader that is gone for one that reads.</summary>
internal sealed partial class UnixOutput : Stream
{
    private const int Output = 1;

    // EINTR, EPIPE and EAGAIN.
    private const int Interrupted = 4;
    private const int BrokenPipe = 32;
    private const short PollOut = 4;
    private const int Forever = -1;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    private static int TryAgain => OperatingSystem.IsLinux() ? 11 : 35;

    /// <summary>Is cancelled once nobody reads standard output, also while nothing is written to it.</summary>
    public static CancellationToken ReaderGone()
    {
        var gone = new CancellationTokenSource();
        var thread = new Thread(() =>
        {
            // Asked for no event, it tells of errors alone: the other end of the pipe was closed.
            Wait(events: 0);
            gone.Cancel();
        })
        {
            IsBackground = true,
        };
        thread.Start();
        return gone.Token;
    }

    /// <inheritdoc/>
    /// <exception cref="ReaderGoneException">Nobody reads it any more.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var written = write(Output, buffer, (nuint)buffer.Length);
            if (written >= 0)
            {
                buffer = buffer[(int)written..];
                continue;
            }

            var error = Marshal.GetLastPInvokeError();
            if (error == BrokenPipe)
                throw new ReaderGoneException();
            if (error == TryAgain)
                Wait(PollOut);
            else if (error != Interrupted)
                throw new IOException($"Standard output could not be written: {new Win32Exception(error).Message}.");
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private static void Wait(short events)
    {
        var output = new PollFile { File = Output, Events = events };
        while (poll(ref output, 1, Forever) < 0 && Marshal.GetLastPInvokeError() == Interrupted) { }
    }

    [LibraryImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint write(int file, ReadOnlySpan<byte> bytes, nuint count);

    [LibraryImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int poll(ref PollFile files, nuint count, int timeout);

    private struct PollFile
    {
        public int File;
        public short Events;
        public short Returned;
    }
}
