namespace PoolCoordination.Installation;

/// <summary>The plan of an installation or its removal.</summary>
public sealed class InstallationPlan
{
    /// <summary>The plan.</summary>
    /// <param name="settings">The change of the settings.</param>
    /// <param name="executable">The copy of <c>pool</c> that the settings name; null where they name none.</param>
    internal InstallationPlan(SettingsChange settings, ExecutableCopy? executable = null) =>
        (Settings, Executable) = (settings, executable);

    /// <summary>The change of the settings.</summary>
    internal SettingsChange Settings { get; }

    /// <summary>The copy of <c>pool</c> that the settings name; null where they name none.</summary>
    internal ExecutableCopy? Executable { get; }

    /// <summary>Whether there is anything to do.</summary>
    internal bool IsNeeded => Settings.IsNeeded || IsCopyNeeded;

    /// <summary>The lines of the settings that go and come, and what is copied where.</summary>
    public string Text =>
        IsCopyNeeded
            ? $"{Settings.Difference}{Executable!.Source} and the pool beside it are copied to {Executable.Folder}\n"
            : Settings.Difference;

    private bool IsCopyNeeded => Executable is { IsThere: false };
}
