namespace PoolCoordination.Installation;

/// <summary>A command in settings in which a person starts the pool, and which no installation or removal changes.</summary>
/// <param name="SettingsPath">The file.</param>
/// <param name="Place">The event at which it runs, or the status line.</param>
/// <param name="Command">The command.</param>
internal sealed record OwnCommand(string SettingsPath, string Place, string Command);
