using PoolCoordination.Entries;
using PoolCoordination.Sessions;

namespace PoolCoordination.Cli.Output;

/// <summary>Prints sessions for people and for programs.</summary>
internal sealed class SessionPrinter(TextWriter output, Terminal terminal, DateTimeOffset now)
{
    private static readonly Column[] s_identity = [new("SEEN", 4, 4), new("SINCE", 5, 5), new("INSTANCE", 8, 12)];

    private static readonly Column s_agent = new("AGENT", 5, 8);

    private static readonly Column[] s_work =
    [
        new("STATUS", 7, 7),
        new("BRANCH", 6, 16),
        new("WORKING TREE", 16, 40),
        new("CLAIMS", 8, 24),
        new("WORKS ON", 8, 24),
        new("CHANGED", 8, 24),
    ];

    /// <summary>
    /// Sessions as a table, which fits the terminal where there is one; with their agents, where these are of more than one kind.
    /// </summary>
    public void PrintTable(IReadOnlyList<PoolSession> sessions)
    {
        var hasAgents = sessions.Select(session => session.Agent).Distinct(StringComparer.Ordinal).Count() > 1;
        Column[] columns = [.. s_identity, .. hasAgents ? (Column[])[s_agent] : [], .. s_work];
        new Table(output, terminal, columns).Print(
            sessions.Select(session =>
                (Cell[])[
                    Duration.Brief(now - session.LastSeen),
                    Duration.Brief(now - session.Begun),
                    session.Instance,
                    .. hasAgents ? (Cell[])[session.Agent] : [],
                    SessionWriter.WordOf(session.Status),
                    session.Branch ?? "",
                    session.WorkingTree,
                    session.Claims.ToString(),
                    session.Topic ?? "",
                    new Cell(session.ChangedFiles.ToString(), terminal.Colors.Faint),
                ]
            )
        );
    }

    /// <summary>Sessions as JSON objects, one on each line.</summary>
    public void PrintJson(IEnumerable<PoolSession> sessions)
    {
        foreach (var session in sessions)
            output.WriteLine(SessionWriter.Text(session));
    }
}
