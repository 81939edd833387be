namespace PoolCoordination.Log;

/// <summary>The turn of one process among several that change the same file; it ends with the process at the latest.</summary>
internal sealed class FileTurn : IDisposable
{
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(5);

    private readonly FileStream _lock;

    private FileTurn(FileStream file) => _lock = file;

    /// <summary>Waits for the turn.</summary>
    /// <exception cref="PoolException">Others kept it for more than five seconds.</exception>
    public static FileTurn Take(string path) =>
        TryTake(path, s_longestWait)
        ?? throw new PoolException($"Another process keeps '{path}' locked for more than {s_longestWait.TotalSeconds} seconds.") { Fault = PoolFault.Busy };

    /// <summary>Waits for the turn; null where others kept it for longer than the limit.</summary>
    public static FileTurn? TryTake(string path, TimeSpan limit)
    {
        var deadline = Environment.TickCount64 + (long)limit.TotalMilliseconds;
        while (true)
        {
            try
            {
                return new FileTurn(PrivateFile.OpenAlone(path));
            }
            catch (IOException) when (Environment.TickCount64 < deadline)
            {
                Thread.Sleep(5);
            }
            catch (IOException)
            {
                return null;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();
}
