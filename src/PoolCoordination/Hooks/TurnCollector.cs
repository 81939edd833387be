using PoolCoordination.Agents;
using PoolCoordination.Blocks;
using PoolCoordination.Entries;
using PoolCoordination.Pools;

namespace PoolCoordination.Hooks;

/// <summary>
/// Writes the pool blocks of turns. The final message comes with the event; messages before it stand only in the transcript, which
/// is written late: what it lacks when a turn stops is found by the session's next hook, which reads a turn further back.
/// </summary>
internal static class TurnCollector
{
    /// <summary>How much of a transcript without a block is read once more before that is remembered.</summary>
    private const long Stretch = 64 * 1024;

    /// <summary>How far back a subagent's transcript is read.</summary>
    private const long FarthestInSubagent = 1024 * 1024;

    /// <summary>Writes the blocks of the turn that stops, and those of the turn before it that are not collected yet.</summary>
    /// <returns>Whether the turn that stops has a block.</returns>
    public static bool CollectTurn(HookCall call)
    {
        var input = call.Input;
        var final = input.LastAssistantMessage ?? "";
        var hasBlock = false;
        // From now on it is known, so that its next prompt is not taken for its beginning.
        SessionNaming.Apply(call);
        if (call.Session.State.IsNew)
            call.Session.TryChange(state => state);
        var from = call.Session.State.CollectedTranscript;
        // Without the turn's id, the newest turn of the transcript is the present one.
        if (
            TryRead(call, input.TranscriptPath, input.PromptId is null ? 2 : 1, logsWhenMissing: !IsOnlyLate(input.TranscriptPath)) is
            { } transcript
        )
        {
            foreach (var message in transcript.Messages)
                hasBlock |= Post(call, message.Text, message.Turn) && message.Turn == input.PromptId;
            if (transcript.Has(final, input.PromptId) && transcript.Length != from)
                call.Session.TryChange(state => state.Collect(from, transcript.Length, input.PromptId));
        }

        return Post(call, final, input.PromptId) || hasBlock || call.Session.State.IsTurnWithBlock(input.PromptId);
    }

    /// <summary>
    /// Writes the blocks of a turn that goes on, up to the message that asked for the tool which ran, so that a claim guards while its turn
    /// is at work.
    /// </summary>
    public static void CollectUpToTool(HookCall call)
    {
        var input = call.Input;
        if (call.Session.State.IsNew || input.ToolUseId is null)
            return;
        if (input.IsFromSubagent)
        {
            CollectSubagentUpToTool(call);
            return;
        }

        if (input.PromptId is not { } turn)
            return;
        call.Agent.WaitForMessage(call.Input, call.Session.State.StartedAt);
        var from = call.Session.State.CollectedTranscript;
        if (TryRead(call, input.TranscriptPath, earlierTurns: 1, logsWhenMissing: false) is not { } transcript)
            return;
        var hasBlock = false;
        foreach (var message in transcript.Messages)
            hasBlock |= Post(call, message.Text, message.Turn) && message.Turn == turn;
        if (hasBlock)
            call.Session.TryChange(state => state.Collect(from, transcript.Length, turn).WithBlockIn(turn));
        else if (transcript.Length - from > Stretch)
            call.Session.TryChange(state => state.Collect(from, transcript.Length, turn));
    }

    /// <summary>
    /// The same for a subagent, in whose transcript no place is kept: what was written before is found to be a repeat.
    /// </summary>
    private static void CollectSubagentUpToTool(HookCall call)
    {
        if (call.Input is not { TranscriptPath: { } session, AgentId: { } agent })
            return;
        if (call.Agent.TranscriptOfSubagent(session, agent) is not { } path)
            return;
        call.Agent.WaitForMessage(call.Input with { TranscriptPath = path }, call.Session.State.StartedAt);
        if (TryRead(call, path, earlierTurns: 1, logsWhenMissing: false, isFromSubagent: true) is not { } transcript)
            return;
        foreach (var message in transcript.Messages)
            Post(call, message.Text, turn: null);
    }

    /// <summary>Writes the blocks of the turn before the present one that are not collected yet.</summary>
    public static void CollectEarlierTurn(HookCall call)
    {
        if (TryRead(call, call.Input.TranscriptPath, earlierTurns: 1, logsWhenMissing: false) is not { } transcript)
            return;
        foreach (var message in transcript.Messages)
            Post(call, message.Text, message.Turn);
    }

    /// <summary>
    /// Marks what a session's transcript holds when the session begins as collected: turns of the session that it was forked from, or of
    /// long ago. The client may copy them only later; those are recognized by their times.
    /// </summary>
    public static void SkipCopiedTurns(HookCall call)
    {
        var length = TryRead(call, call.Input.TranscriptPath, earlierTurns: 0, logsWhenMissing: false)?.Length ?? 0;
        var now = call.Pool.Now;
        call.Session.TryChange(state => state.StartAt(now).Collect(from: 0, length, turn: null));
    }

    /// <summary>
    /// Writes the blocks of a subagent that stops. They have no turn: it may end after the turn that began it, and the report on it quotes
    /// its blocks in a later one, which is a repeat.
    /// </summary>
    public static void CollectSubagent(HookCall call)
    {
        var input = call.Input;
        if (TryRead(call, input.AgentTranscriptPath, earlierTurns: 1, logsWhenMissing: true, isFromSubagent: true) is { } transcript)
        {
            foreach (var message in transcript.Messages)
                Post(call, message.Text, turn: null);
        }

        Post(call, input.LastAssistantMessage ?? "", turn: null);
    }

    private static Transcript? TryRead(HookCall call, string? path, int earlierTurns, bool logsWhenMissing, bool isFromSubagent = false)
    {
        // A session that begins has no transcript yet.
        if (path is null || (!logsWhenMissing && !Path.Exists(path)))
            return null;
        try
        {
            var session = call.Session.State;
            var query = new TranscriptQuery(path, isFromSubagent ? null : call.Input.PromptId, earlierTurns)
            {
                From = isFromSubagent ? FromOf(path) : session.CollectedTranscript,
                TurnAtStart = isFromSubagent ? null : session.CollectedTurn,
                Since = session.StartedAt,
                IsFromSubagent = isFromSubagent,
            };
            return call.Agent.ReadTranscript(query);
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            call.LogError($"The transcript could not be read, so only the final message was: {exception.Message}");
            return null;
        }
    }

    /// <summary>The offset from which on a subagent's transcript is read: it is read again at each of its tools.</summary>
    private static long FromOf(string path) => Math.Max(0, new FileInfo(path).Length - FarthestInSubagent);

    /// <summary>
    /// Whether the client has a folder for the transcript and only not written it yet; the session's next hook finds it then.
    /// </summary>
    private static bool IsOnlyLate(string? path) => Path.GetDirectoryName(path) is { Length: > 0 } folder && Directory.Exists(folder);

    /// <summary>Writes the blocks of a text that are not written yet.</summary>
    /// <returns>Whether it has any.</returns>
    private static bool Post(HookCall call, string text, string? turn)
    {
        var blocks = BlockReader.Read(text);
        // Another hook that is given the same block finds it written. Where that cannot be waited for, an entry twice is better than none.
        if (blocks.Count > 0)
            call.Session.RunExclusiveOrAnyway(() => Post(call, blocks, turn));
        return blocks.Count > 0;
    }

    private static void Post(HookCall call, IReadOnlyList<PoolBlock> blocks, string? turn)
    {
        foreach (var block in blocks)
        {
            if (!block.IsUsable)
            {
                NotifyNextHook(call, block, turn);
                continue;
            }

            var entry = call.Pool.Draft(block, call.Reader) with { Turn = Identity.Shorten(turn) };
            if (call.Pool.ReasonNotToWrite(entry) is { Length: > 0 } reason)
            {
                SessionNotices.Add(call, block.RawHash, reason);
                continue;
            }

            if (EntryPosting.Post(call, entry) is not { } posted)
                continue;
            if (!posted.IsGranted)
                SessionNotices.Add(call, posted);
            if (posted.Warning.Length > 0)
                SessionNotices.Add(call, posted.Entry.Id, posted.Warning);
            LogProblems(call, block.ProblemsOf(entry));
        }
    }

    /// <summary>Notes what kept a block from the pool, for the next hook to give to the model; once in a turn.</summary>
    private static void NotifyNextHook(HookCall call, PoolBlock block, string? turn)
    {
        if (
            SessionNotices.Add(
                call,
                $"{block.RawHash}-{Identity.Shorten(turn)}",
                $"In an earlier answer of this session, {block.Problems[^1].Reason}"
            )
        )
            LogProblems(call, block.Problems);
    }

    private static void LogProblems(HookCall call, IEnumerable<BlockProblem> problems)
    {
        foreach (var problem in problems)
            call.LogError($"Line {problem.Line}: {problem.Reason}");
    }
}
