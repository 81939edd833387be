using PoolCoordination.Entries;
using PoolCoordination.Pools;
using PoolCoordination.Storage;
using PoolCoordination.Text;

namespace PoolCoordination.PowerShell;

/// <summary>The instance that this process is to a pool.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">Where the name came from.</param>
/// <param name="Domain">The words of what it works on; empty where none are set, and then it is shown everything.</param>
/// <param name="PoolPath">The log of the pool: its path, or the address of the server that keeps it.</param>
public sealed record PoolInstance(string Name, InstanceSource Source, TextList Domain, string PoolPath)
{
    /// <summary>Where the pool is, with what opens it: the address that is shown has no password.</summary>
    internal PoolLocation? Location { get; init; }

    internal static PoolInstance Of(Pool pool) => Of(pool, Identity.Of(pool.Environment).Instance);

    internal static PoolInstance Of(Pool pool, string name)
    {
        var domain = TextList.Of(pool.DomainOf(name)?.Keywords ?? []);
        return new PoolInstance(name, Identity.SourceOf(pool.Environment), domain, pool.Location.Name) { Location = pool.Location };
    }
}
