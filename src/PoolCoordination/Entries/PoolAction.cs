namespace PoolCoordination.Entries;

/// <summary>The kind of an entry. In the log it stands in lower case; an unknown one is read as <see cref="Signaling"/>.</summary>
public enum PoolAction
{
    /// <summary>Something others should know.</summary>
    Signaling,

    /// <summary>A task is finished that others may depend on.</summary>
    Completed,

    /// <summary>Something stands in the way that others should know about.</summary>
    Blocked,

    /// <summary>Work on the paths in AFFECTS starts; others stay away from them.</summary>
    Claimed,
}
