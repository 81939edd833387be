namespace PoolCoordination.Context;

/// <summary>The introduction to the pool for each session: nobody posts to a pool that they do not know of.</summary>
internal static class Primer
{
    /// <summary>At most 400 characters: which keys a block has, when one is written and when not.</summary>
    public const string Text =
        "Other instances see a fenced block named pool at the end of an answer. Its keys: ACTION (completed, blocked, claimed, "
        + "signaling), TOPIC, SUMMARY, AFFECTS (files), BLOCKS, TTL. One is written for a finished task others may depend on, a blocker, "
        + "a claim on files, or a discovery; none for routine edits, reading or questions. `pool add` claims at once.\n";
}
