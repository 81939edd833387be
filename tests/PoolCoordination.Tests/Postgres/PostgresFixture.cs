using PoolCoordination.Postgres;
using PoolCoordination.Storage;
using PoolCoordination.Tests.Postgres;

[assembly: AssemblyFixture(typeof(PostgresFixture))]

namespace PoolCoordination.Tests.Postgres;

/// <summary>The one PostgreSQL that the tests share, started by the first that needs it.</summary>
public sealed class PostgresFixture : IDisposable
{
    private readonly Lazy<PostgresInstance> _instance = new(() => new PostgresInstance());

    /// <summary>The server; skips the test where there is none.</summary>
    public PostgresInstance Require()
    {
        Assert.SkipWhen(PostgresInstance.Absence is not null, PostgresInstance.Absence ?? "");
        return _instance.Value;
    }

    public void Dispose()
    {
        if (_instance.IsValueCreated)
            _instance.Value.Dispose();
    }

    /// <summary>How the tests open a pool on a server.</summary>
    internal static PostgresLog Open(PoolLocation location, TimeProvider? clock) => new(location, clock);
}
