using PoolCoordination.Text;

namespace PoolCoordination.Sessions;

/// <summary>A session of an agent's client: who is at work, where, since when, and on what.</summary>
public sealed record PoolSession
{
    /// <summary>The name of the instance.</summary>
    public required string Instance { get; init; }

    /// <summary>What it is doing.</summary>
    public required SessionStatus Status { get; init; }

    /// <summary>The session's id.</summary>
    public required string SessionId { get; init; }

    /// <summary>The kind of client, such as <c>claude</c>.</summary>
    public required string Agent { get; init; }

    /// <summary>The title that its user gave it; null where it has none.</summary>
    public string? Title { get; init; }

    /// <summary>What its user asked for last, in a line; null where that is not known.</summary>
    public string? Topic { get; init; }

    /// <summary>The name of the machine.</summary>
    public required string Machine { get; init; }

    /// <summary>The folder in which the model works.</summary>
    public required string WorkingFolder { get; init; }

    /// <summary>The top level of the working tree of that folder; the folder itself where it is in none.</summary>
    public required string WorkingTree { get; init; }

    /// <summary>The name of the project: of the folder whose repository its working trees share, else of the working folder.</summary>
    public required string Project { get; init; }

    /// <summary>The branch that is checked out there; null where none is.</summary>
    public string? Branch { get; init; }

    /// <summary>When it began, or was first seen.</summary>
    public DateTimeOffset Begun { get; init; }

    /// <summary>When it was last seen.</summary>
    public DateTimeOffset LastSeen { get; init; }

    /// <summary>The topics of the claims that it holds.</summary>
    public TextList Claims { get; init; } = TextList.Empty;

    /// <summary>The files that it changed and has not committed, relative to the working tree where they are in it.</summary>
    public TextList ChangedFiles { get; init; } = TextList.Empty;

    /// <summary>What it could not do in the last day, because of what others hold, in the order in which that happened.</summary>
    public IReadOnlyList<PoolRefusal> Refusals { get; init; } = [];
}
