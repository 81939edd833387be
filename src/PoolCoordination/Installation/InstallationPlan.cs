namespace PoolCoordination.Installation;

/// <summary>What an installation or its removal would do.</summary>
/// <param name="Settings">The change of the settings.</param>
/// <param name="Executable">The copy of <c>pool</c> that the settings name; null where they name none.</param>
public sealed record InstallationPlan(SettingsChange Settings, ExecutableCopy? Executable = null)
{
    /// <summary>Whether there is anything to do.</summary>
    public bool IsNeeded => Settings.IsNeeded || IsCopyNeeded;

    /// <summary>The lines of the settings that go and come, and which file is copied where.</summary>
    public string Text => IsCopyNeeded ? $"{Settings.Difference}{Executable!.Source} is copied to {Executable.Path}\n" : Settings.Difference;

    private bool IsCopyNeeded => Executable is { IsThere: false };
}
