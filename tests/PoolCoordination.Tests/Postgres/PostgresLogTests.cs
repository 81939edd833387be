using PoolCoordination.Tests.Log;

namespace PoolCoordination.Tests.Postgres;

public sealed class PostgresLogTests(PostgresFixture postgres) : SharedLogTests
{
    protected override ScratchPool NewPool() => new(postgres.Require().NewPool());
}
