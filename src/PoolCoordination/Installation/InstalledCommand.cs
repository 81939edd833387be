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
);
