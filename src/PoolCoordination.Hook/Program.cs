using PoolCoordination.Hooks;
using PoolCoordination.Streams;

namespace PoolCoordination.Hook;

internal static class Program
{
    public static int Main(string[] arguments)
    {
        StandardStreams.Reserve();
        return HookProcess.Run(arguments);
    }
}
