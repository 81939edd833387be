using System.ComponentModel;
using System.Runtime.InteropServices;

namespace PoolCoordination.Streams;

/// <summary>
/// Standard output or standard error of Unix, written directly. The library's stream takes a reader that is gone for one that reads.
/// </summary>
/// <param name="file">Its number.</param>
internal sealed partial class UnixOutput(int file) : Stream
{
    // EPIPE; below EAGAIN.
    private const int BrokenPipe = 32;

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

    /// <summary>Is cancelled once nobody reads a file, also while nothing is written to it.</summary>
    public static CancellationToken WhenPipeBreaks(int file)
    {
        var gone = new CancellationTokenSource();
        var thread = new Thread(() =>
        {
            UnixPoll.Wait(file, UnixPoll.Fault);
            gone.Cancel();
        })
        {
            IsBackground = true,
        };
        thread.Start();
        return gone.Token;
    }

    /// <inheritdoc/>
    /// <exception cref="BrokenPipeException">Nobody reads it any more.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var written = write(file, buffer, (nuint)buffer.Length);
            if (written >= 0)
            {
                buffer = buffer[(int)written..];
                continue;
            }

            var error = Marshal.GetLastPInvokeError();
            if (error == BrokenPipe)
                throw new BrokenPipeException();
            if (error == TryAgain)
                UnixPoll.Wait(file, UnixPoll.Writable);
            else if (error != UnixPoll.Interrupted)
                throw new IOException($"Standard output could not be written: {new Win32Exception(error).Message}.");
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    [LibraryImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint write(int file, ReadOnlySpan<byte> bytes, nuint count);
}
