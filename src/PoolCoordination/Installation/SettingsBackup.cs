namespace PoolCoordination.Installation;

/// <summary>The treatment of the backup when a settings file is changed.</summary>
internal enum SettingsBackup
{
    /// <summary>The content before the change is kept as one.</summary>
    Made,

    /// <summary>It stays as it is, where there is one.</summary>
    Kept,

    /// <summary>It goes: nothing of ours is left to take out.</summary>
    Spent,
}
