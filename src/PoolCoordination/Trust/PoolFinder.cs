using PoolCoordination.Faults;
using PoolCoordination.Host;
using PoolCoordination.Settings;
using PoolCoordination.Storage;

namespace PoolCoordination.Trust;

/// <summary>Finds the pool that an environment means. A project pool counts only once its user has approved it.</summary>
internal static class PoolFinder
{
    /// <summary>
    /// The path that is given, else <c>POOL_PATH</c>, else the approved project pool, else the user's own. A path that is given may be the
    /// address of a server, and the <c>pool.json</c> of an approved project pool or of the user's own may name one.
    /// </summary>
    public static FoundPool Find(PoolEnvironment environment, string? path = null)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var given = path ?? environment.PoolPath;
        var source = path is null ? PoolSource.Environment : PoolSource.Parameter;
        var server = given is null ? null : ServerAddress.TryParse(given);
        if (given is not null && server is null)
            return new FoundPool(new PoolLocation(Resolve(given, environment)) { IsGiven = true }, source);
        UnusedPool? unused = null;
        foreach (var pool in ProjectPool.Of(environment))
        {
            var boundary = pool.Server is null ? WslBoundary.Fault(pool.Folder + Path.DirectorySeparatorChar) : null;
            if ((boundary ?? new PoolTrust(environment).ReasonNotToUse(pool)) is not { } reason)
                return new FoundPool(
                    pool.Location with
                    {
                        Server = server ?? pool.Server,
                    },
                    server is null ? PoolSource.Project : source,
                    unused
                )
                {
                    Settings = pool.Settings,
                };
            // Whoever names a server means no project pool.
            if (server is null)
                unused ??= new UnusedPool(pool, reason);
        }

        var own = PoolLocation.InFolder(environment.OwnPoolFolder);
        var settings = PoolSettingsContent.Read(own.SettingsPath, own.Owners);
        return new FoundPool(
            own with
            {
                Server = server ?? settings.Server,
            },
            server is null ? PoolSource.User : source,
            unused
        )
        {
            Settings = settings,
        };
    }

    /// <summary>A mistyped address without the user and the password that may be in it.</summary>
    private static string WithoutUser(string address) =>
        address.LastIndexOf('@') is > 0 and var at
            ? $"{address[..(address.IndexOf(':', StringComparison.Ordinal) + 1)]}…{address[at..]}"
            : address;

    private static string Resolve(string path, PoolEnvironment environment)
    {
        if (path.Contains("://", StringComparison.Ordinal) || path.StartsWith("postgres:", StringComparison.OrdinalIgnoreCase))
            throw new PoolException(
                $"'{WithoutUser(path)}' is not a valid pool; use the path of a file, or an address such as "
                    + "postgres://user@host/database?pool=name."
            )
            {
                Fault = PoolFault.Location,
            };
        if (OperatingSystem.IsWindows() && WindowsPath.DeviceIn(path) is { } device)
            throw new PoolException($"The pool '{path}' cannot be a file: '{device}' is a device of Windows; use another name.")
            {
                Fault = PoolFault.Location,
            };
        if (path is "~" || PoolEnvironment.IsBelowHome(path))
            path = Path.Join(environment.HomeFolder, path[1..]);
        return Path.GetFullPath(WindowsPath.Local(path), environment.WorkingFolder);
    }
}
