using System.Runtime.CompilerServices;
using PoolCoordination.Log.Remote;
using PoolCoordination.Postgres;
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

#pragma warning disable CA2255 // The tests are a program: they say how a pool on a server is opened.
    [ModuleInitializer]
    internal static void OpenPostgres() => RemoteLog.Opener = (location, clock) => new PostgresLog(location, clock);
#pragma warning restore CA2255
}
