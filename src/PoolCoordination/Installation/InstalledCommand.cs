using PoolCoordination.Host;

namespace PoolCoordination.Installation;

/// <summary>An executable of the pool that a client starts.</summary>
/// <param name="SettingsPath">The file that names it.</param>
/// <param name="Scope">Whose configuration that is.</param>
/// <param name="Command">The executable.</param>
/// <param name="Version">The version of the executable; null where it is not known.</param>
/// <param name="Fault">What keeps it from being started, to stand after its name: <c>does not exist</c>; null where nothing does.</param>
/// <param name="IsFormer">Whether it is <c>pool hook</c>, as earlier versions installed it, in place of <c>pool-hook</c>.</param>
public sealed record InstalledCommand(
    string SettingsPath,
    InstallationScope Scope,
    string Command,
    string? Version,
    string? Fault,
    bool IsFormer = false
)
{
    /// <summary>Whether it is of an earlier version than this program.</summary>
    internal bool IsOlder => System.Version.TryParse(Version, out var version) && version < System.Version.Parse(OwnVersion);

    /// <summary>The version of this program.</summary>
    internal static string OwnVersion { get; } = typeof(InstalledCommand).Assembly.GetName().Version!.ToString(fieldCount: 3);

    /// <summary>What a hook in a configuration starts.</summary>
    internal static InstalledCommand OfHook(string path, InstallationScope scope, HookHandler handler, PoolEnvironment environment) =>
        Of(path, scope, handler, environment, () => StartedExecutable.Hook(handler.Executable, handler.IsFormer ? handler.Arguments : []));

    /// <summary>What the status line starts.</summary>
    internal static InstalledCommand OfStatusLine(string path, InstallationScope scope, HookHandler line, PoolEnvironment environment) =>
        Of(path, scope, line, environment, () => StartedExecutable.Pool(line.Executable));

    /// <summary>What a hook of a plugin starts.</summary>
    internal static InstalledCommand Of(InstalledPlugin plugin, HookHandler handler) =>
        new(
            plugin.HooksPath,
            InstallationScope.User,
            handler.Command,
            plugin.Version,
            handler.Fault ?? StartedExecutable.Hook(handler.Executable, handler.Arguments).Fault,
            handler.IsFormer
        );

    private static InstalledCommand Of(
        string path,
        InstallationScope scope,
        HookHandler handler,
        PoolEnvironment environment,
        Func<StartedExecutable> start
    )
    {
        var store = new ExecutableStore(environment);
        // What a project's configuration names may be anything: only what the user trusts is started.
        var mayBeStarted =
            Path.IsPathFullyQualified(handler.Command)
            && !handler.IsPowerShell
            && (scope == InstallationScope.User || store.Contains(handler.Command));
        var fault = handler.Fault ?? store.FaultOf(handler.Executable) ?? (mayBeStarted ? start().Fault : null);
        var isOwn = handler.Command == PoolExecutable.HookPath || handler.Command == PoolExecutable.FullPath;
        var version = store.VersionOf(handler.Command) ?? (isOwn ? OwnVersion : null);
        return new(path, scope, handler.Command, version, fault, handler.IsFormer);
    }
}
