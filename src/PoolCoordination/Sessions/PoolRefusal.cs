namespace PoolCoordination.Sessions;

/// <summary>What a session could not do, because of what another one holds.</summary>
public sealed record PoolRefusal
{
    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What it was about to do: to claim, or to change files by an edit or a command.</summary>
    public required PoolRefusalKind Kind { get; init; }

    /// <summary>The topic of the claim, or the file.</summary>
    public required string Subject { get; init; }

    /// <summary>The name of the instance that holds it; empty where it is not known any more.</summary>
    public required string Holder { get; init; }

    /// <summary>When the session has changed the file since, which was denied to it; null where that is not written down.</summary>
    internal DateTimeOffset? OverAt { get; init; }

    /// <summary>Whether it has.</summary>
    internal bool IsOver => OverAt is not null;
}
