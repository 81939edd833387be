namespace PoolCoordination.Tests.Shell;

/// <summary>Runs on the smallest stack that a system of the supported ones gives a thread: 1 MB on Windows.</summary>
internal static class SmallStack
{
    private const int Size = 768 * 1024;

    public static void Run(Action action)
    {
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    action();
                }
                catch (Exception exception)
                {
                    failure = exception;
                }
            },
            Size
        );
        thread.Start();
        thread.Join();
        if (failure is not null)
            throw new InvalidOperationException("It failed on a small stack.", failure);
    }
}
