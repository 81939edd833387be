namespace PoolCoordination.Timeline;

/// <summary>A lane of a timeline: a session, or an instance of whose session nothing is known.</summary>
public sealed record TimelineLane
{
    /// <summary>The id of the session, or the instance and the project.</summary>
    public required string Id { get; init; }

    /// <summary>The name of the instance.</summary>
    public required string Instance { get; init; }

    /// <summary>The kind of client, such as <c>claude</c>; empty where it is not known.</summary>
    public string Agent { get; init; } = "";

    /// <summary>The name of the project; empty where it is not known.</summary>
    public string Project { get; init; } = "";

    /// <summary>The branch that is checked out there; null where none is known.</summary>
    public string? Branch { get; init; }

    /// <summary>Where the session stands on the board, as a word; null for one that is not on it.</summary>
    public string? State { get; init; }

    /// <summary>The title of the session, else what its user asked for last; empty where neither is known.</summary>
    public string Title { get; init; } = "";

    /// <summary>The name of the instance.</summary>
    public override string ToString() => Instance;
}
