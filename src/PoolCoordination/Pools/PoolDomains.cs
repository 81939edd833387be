using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Log.Remote;
using PoolCoordination.Relevance;
using PoolCoordination.Settings;

namespace PoolCoordination.Pools;

/// <summary>The operations on domains: what the instances of a pool work on.</summary>
public static class PoolDomains
{
    /// <summary>The domain of an instance, ignoring case; null where none is set.</summary>
    /// <exception cref="PoolUnavailableException">The server that keeps them is unavailable.</exception>
    public static Domain? DomainOf(this Pool pool, string instance) => Domain.Of(Identity.CleanName(instance), pool.Domains);

    /// <summary>Sets an instance's domain; one keyword twice counts once.</summary>
    /// <exception cref="PoolException">A name or keyword is empty, or it could not be written.</exception>
    public static void SetDomain(this Pool pool, Domain domain)
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(domain);
        var clean = domain.Clean();
        if (pool.Log is RemoteLog remote)
            remote.SetDomain(clean);
        else
            new PoolSettingsFile(pool.Location).SetDomain(clean);
        pool.ForgetSettings();
    }

    /// <summary>Removes an instance's domain.</summary>
    /// <exception cref="PoolException">It has none (<see cref="PoolFault.NotFound"/>), or that could not be written.</exception>
    public static void RemoveDomain(this Pool pool, string instance)
    {
        ArgumentNullException.ThrowIfNull(pool);
        var name = Identity.CleanName(instance);
        pool.ForgetSettings();
        var isRemoved = pool.Log is RemoteLog remote ? remote.RemoveDomain(name) : new PoolSettingsFile(pool.Location).RemoveDomain(name);
        if (isRemoved)
            return;
        throw pool.NoDomainOf(name);
    }

    /// <summary>The domain of an instance, ignoring case.</summary>
    /// <exception cref="PoolException">It has none (<see cref="PoolFault.NotFound"/>).</exception>
    public static Domain RequireDomain(this Pool pool, string instance) =>
        pool.DomainOf(instance) ?? throw pool.NoDomainOf(Identity.CleanName(instance));

    private static PoolException NoDomainOf(this Pool pool, string name)
    {
        var others = pool.Domains.Count == 0 ? "none" : string.Join(", ", pool.Domains.Select(domain => domain.Instance));
        return new PoolException($"Instance '{name}' has no domain in '{pool.DomainsName}'; instances with a domain: {others}.")
        {
            Fault = PoolFault.NotFound,
        };
    }
}
