using PoolCoordination.Faults;
using PoolCoordination.Host;
using PoolCoordination.Storage;

namespace PoolCoordination.Trust;

/// <summary>Makes a project's pool. As the user makes it, it is approved at once.</summary>
public static class ProjectPoolMaker
{
    /// <summary>Where the project of an environment's working folder has, or would have, its pool.</summary>
    /// <exception cref="PoolException">The working folder is the home folder.</exception>
    public static PoolLocation LocationOf(PoolEnvironment environment) => ProjectPool.Planned(environment).Location;

    /// <summary>Makes the pool where it is missing.</summary>
    /// <param name="environment">The environment, with the project's folder or one below it as the working folder.</param>
    /// <param name="notify">Is given what the person should know: which project pool it takes the place of.</param>
    /// <returns>Where it is.</returns>
    /// <exception cref="PoolException">A pool is there that the user has not approved, or others could change it.</exception>
    public static PoolLocation Make(PoolEnvironment environment, Action<string>? notify = null)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var pool = ProjectPool.Planned(environment);
        var trust = new PoolTrust(environment);
        if (Path.Exists(pool.Folder))
        {
            return trust.ReasonNotToUse(pool) is not { } reason
                ? pool.Location with
                {
                    Server = pool.Server,
                }
                : throw new PoolException($"The pool '{pool.Folder}' already exists but is not used: {reason}.")
                {
                    Fault = PoolFault.Location,
                };
        }

        if (Ownership.FaultAbove(pool.Folder) is { } fault)
            throw new PoolException($"The pool '{pool.Folder}' cannot be created: {fault}.") { Fault = PoolFault.Location };
        var before = ProjectPool.Of(environment).FirstOrDefault(other => trust.ReasonNotToUse(other) is null);
        PrivateFile.CreateFolder(pool.Folder);
        trust.Approve(pool);
        if (before is not null)
            notify?.Invoke($"The new pool replaces the project pool '{before.Folder}', which keeps its entries.");
        return pool.Location;
    }
}
