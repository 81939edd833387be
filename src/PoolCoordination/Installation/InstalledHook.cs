namespace PoolCoordination.Installation;

/// <summary>The pool's hooks in one settings file.</summary>
/// <param name="SettingsPath">The settings file.</param>
/// <param name="Scope">Whose settings these are.</param>
/// <param name="Command">The executable that the hooks start.</param>
/// <param name="Version">The version of the executable; null where it is not known.</param>
/// <param name="Exists">Whether the executable exists.</param>
/// <param name="IsFormer">Whether they are <c>pool hook</c>, as earlier versions installed it, in place of <c>pool-hook</c>.</param>
public sealed record InstalledHook(
    string SettingsPath,
    InstallationScope Scope,
    string Command,
    string? Version,
    bool Exists,
    bool IsFormer
);
