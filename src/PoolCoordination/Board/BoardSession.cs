using PoolCoordination.Sessions;

namespace PoolCoordination.Board;

/// <summary>A session on a board.</summary>
public sealed record BoardSession
{
    /// <summary>The session: its name, its agent, where it works, and the files that it changed.</summary>
    public required PoolSession Session { get; init; }

    /// <summary>Where it stands.</summary>
    public required BoardState State { get; init; }

    /// <summary>Since when: since its wait began; of one that works, is idle or dead, when it was last seen.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>What it is on: the topic of its latest claim, else what its user asked for last; empty where neither is known.</summary>
    public string Work { get; init; } = "";

    /// <summary>What it waits for, then what was denied to it, each the latest first; empty for nothing but its user.</summary>
    public IReadOnlyList<BoardWait> WaitsFor { get; init; } = [];

    /// <summary>The name, where it stands, and what it is on or waits for.</summary>
    public override string ToString()
    {
        var wait = State == BoardState.Denied ? "was denied by" : "waits for";
        var text = WaitsFor.Count == 0 ? Work : $"{wait} {string.Join(", ", WaitsFor)}";
        return $"{Session.Instance} ({BoardWriter.WordOf(State)}): {text}";
    }
}
