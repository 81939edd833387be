using System.Globalization;

namespace PoolCoordination.Board;

/// <summary>How many there are of what a board shows.</summary>
public sealed record BoardCounts
{
    /// <summary>The sessions that wait for their users.</summary>
    public int Waiting { get; init; }

    /// <summary>The sessions that wait for another.</summary>
    public int Blocked { get; init; }

    /// <summary>The sessions to which something was denied in the last minutes.</summary>
    public int Denied { get; init; }

    /// <summary>The sessions that answer a prompt.</summary>
    public int Working { get; init; }

    /// <summary>The sessions that were not seen for long.</summary>
    public int Idle { get; init; }

    /// <summary>The sessions that died and left something.</summary>
    public int Dead { get; init; }

    /// <summary>All sessions.</summary>
    public int Sessions => Waiting + Blocked + Denied + Working + Idle + Dead;

    /// <summary>The held claims.</summary>
    public int Claims { get; init; }

    /// <summary>How often a session was turned away by one of these claims.</summary>
    public int Refusals { get; init; }

    /// <summary>The entries that have not expired.</summary>
    public int Entries { get; init; }

    /// <summary>Counts what a board shows.</summary>
    internal static BoardCounts Of(IReadOnlyList<BoardSession> sessions, IReadOnlyList<BoardClaim> claims, int entries)
    {
        var states = sessions.ToLookup(session => session.State);
        return new BoardCounts
        {
            Waiting = states[BoardState.Waiting].Count(),
            Blocked = states[BoardState.Blocked].Count(),
            Denied = states[BoardState.Denied].Count(),
            Working = states[BoardState.Working].Count(),
            Idle = states[BoardState.Idle].Count(),
            Dead = states[BoardState.Dead].Count(),
            Claims = claims.Count,
            Refusals = claims.Sum(claim => claim.RefusalCount),
            Entries = entries,
        };
    }

    /// <summary>All that is not nothing, in a line.</summary>
    public override string ToString()
    {
        (int Count, string Word)[] states =
        [
            (Waiting, "waiting"),
            (Blocked, "blocked"),
            (Denied, "denied"),
            (Working, "working"),
            (Idle, "idle"),
            (Dead, "dead"),
        ];
        var ofStates = string.Join(", ", states.Where(state => state.Count > 0).Select(state => Some(state.Count, state.Word)));
        var refused = Refusals == 0 ? "" : $" ({Some(Refusals, "refused")})";
        return $"{Some(Sessions, Sessions == 1 ? "session" : "sessions")}{(ofStates.Length == 0 ? "" : $": {ofStates}")}; "
            + $"{Some(Claims, Claims == 1 ? "claim" : "claims")}{refused}; {Some(Entries, Entries == 1 ? "entry" : "entries")}";
    }

    private static string Some(int count, string word) => string.Create(CultureInfo.InvariantCulture, $"{count} {word}");
}
