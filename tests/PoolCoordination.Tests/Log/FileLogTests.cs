namespace PoolCoordination.Tests;

public sealed class FileLogTests : SharedLogTests
{
    protected override ScratchPool NewPool() => new();
}
