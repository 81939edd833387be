namespace PoolCoordination.Tests.Log;

public sealed class FileLogTests : SharedLogTests
{
    protected override ScratchPool NewPool() => new();
}
