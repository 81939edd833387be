namespace PoolCoordination.Shell;

/// <summary>Where a command's options stand, and how they are written.</summary>
internal enum OptionStyle
{
    /// <summary>Among the other words, as GNU programs have them.</summary>
    Anywhere,

    /// <summary>Before the first other word, where another command begins.</summary>
    First,

    /// <summary>With one dash and a whole name, as cmdlets have them.</summary>
    PowerShell,
}
