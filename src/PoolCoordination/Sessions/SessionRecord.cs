using PoolCoordination.Entries;
using PoolCoordination.Host;
using PoolCoordination.Text;

namespace PoolCoordination.Sessions;

/// <summary>What a session's hooks write down of it for the others: who it is, where it works, and in which processes.</summary>
internal sealed record SessionRecord
{
    /// <summary>Stands for a client's process that is not known.</summary>
    private const string Unknown = "?";

    private static readonly TimeSpan s_longestSilence = TimeSpan.FromMinutes(10);

    /// <summary>The session's id.</summary>
    public required string SessionId { get; init; }

    /// <summary>The agent, such as <c>claude</c>; empty where that is not known.</summary>
    public required string Agent { get; init; }

    /// <summary>The name of the instance.</summary>
    public string Instance { get; init; } = "";

    /// <summary>The title that its user gave it; null where it has none.</summary>
    public string? Title { get; init; }

    /// <summary>What its user asked for last, in a line; null where that is not known.</summary>
    public string? Topic { get; init; }

    /// <summary>The machine's name.</summary>
    public string Machine { get; init; } = "";

    /// <summary>
    /// The client's processes, which are more than one where a session is resumed beside one that runs; none where they are not known. Each
    /// is what <see cref="ProcessIdentity.ToString"/> gives.
    /// </summary>
    public TextList Processes { get; init; } = TextList.Empty;

    /// <summary>The folder in which the model works.</summary>
    public string WorkingFolder { get; init; } = "";

    /// <summary>The working tree of that folder, without links; the folder itself where it is in none.</summary>
    public string WorkingTree { get; init; } = "";

    /// <summary>The git common directory of the working tree; null where it is none.</summary>
    public string? CommonFolder { get; init; }

    /// <summary>The branch that is checked out there; null where none is, or it is not known.</summary>
    public string? Branch { get; init; }

    /// <summary>When the session began, or was first seen.</summary>
    public DateTimeOffset Begun { get; init; }

    /// <summary>When a hook of it was last written down.</summary>
    public DateTimeOffset LastSeen { get; init; }

    /// <summary>What it was doing then: working, waiting or ended.</summary>
    public SessionStatus Status { get; init; } = SessionStatus.Waiting;

    /// <summary>
    /// The ids of the sessions that go on with its work, after <c>/clear</c> or as forks, perhaps beside it; the last one began last.
    /// </summary>
    public TextList Successors { get; init; } = TextList.Empty;

    /// <summary>
    /// The files that it changed and had not committed, where the record comes from another machine; those of this machine are in
    /// <see cref="Sessions.ChangedFiles"/>.
    /// </summary>
    public TextList ChangedFiles { get; init; } = TextList.Empty;

    /// <summary>Whether an entry is of this session.</summary>
    public bool Holds(PoolEntry entry) => entry.SessionId is { } session && session == Identity.Shorten(SessionId);

    /// <summary>What the session is doing at a moment.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="processes">The processes of this machine; null where they are not known.</param>
    public SessionStatus StatusAt(DateTimeOffset now, ProcessTable? processes)
    {
        if (Status == SessionStatus.Ended)
            return Status;
        return IsRunning(processes) switch
        {
            true => Status,
            false => SessionStatus.Dead,
            null => now - LastSeen > s_longestSilence ? SessionStatus.Idle : Status,
        };
    }

    /// <summary>Whether the session goes on, as far as is known.</summary>
    public bool IsAtWorkAt(DateTimeOffset now, ProcessTable? processes) =>
        StatusAt(now, processes) is SessionStatus.Working or SessionStatus.Waiting or SessionStatus.Idle;

    /// <summary>Whether its client's process is not known, though it seemed to be.</summary>
    public bool IsProcessUnknown => Processes.Contains(Unknown);

    /// <summary>The same with one more process, and without those that are known to have ended.</summary>
    /// <param name="process">The process, if it is known.</param>
    /// <param name="processes">The processes of this machine, if they are known.</param>
    /// <param name="begins">Whether the session begins or goes on in it.</param>
    public SessionRecord In(ProcessIdentity? process, ProcessTable? processes, bool begins)
    {
        if (process is null)
            return this;
        var text = process.ToString();
        List<string> others = [.. Processes.Where(other => other != text && MayRun(other, processes))];
        // What ended while the session goes on was not its client but something that started a hook, and so may this one be.
        var isUnknown = !begins && others.Count == 0 && Processes.Count > 0 && !Processes.Contains(text);
        return this with { Processes = TextList.Of([.. others, isUnknown ? Unknown : text]) };
    }

    /// <summary>The same without a process, and without those that have ended or are not known.</summary>
    public SessionRecord Without(ProcessIdentity? process, ProcessTable? processes)
    {
        var text = process?.ToString();
        return this with
        {
            Processes = TextList.Of([.. Processes.Where(other => other != text && other != Unknown && MayRun(other, processes))]),
        };
    }

    /// <summary>Whether one of its processes runs; null where that is not known.</summary>
    private bool? IsRunning(ProcessTable? processes)
    {
        var isKnown = Processes.Count > 0;
        foreach (var text in Processes)
        {
            if (IsRunning(text, processes) is not { } isRunning)
                isKnown = false;
            else if (isRunning)
                return true;
        }

        return isKnown ? false : null;
    }

    private static bool MayRun(string process, ProcessTable? processes) => IsRunning(process, processes) != false;

    private static bool? IsRunning(string process, ProcessTable? processes) =>
        ProcessIdentity.Parse(process) is { } identity ? processes?.IsRunning(identity) : null;

    /// <summary>The session's id.</summary>
    public override string ToString() => SessionId;
}
