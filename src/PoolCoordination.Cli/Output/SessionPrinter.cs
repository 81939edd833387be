using PoolCoordination.Entries;
using PoolCoordination.Sessions;

namespace PoolCoordination.Cli.Output;

/// <summary>Prints sessions for people and for programs.</summary>
internal sealed class SessionPrinter(TextWriter output, Terminal terminal, DateTimeOffset now)
{
    private static readonly Column[] s_columns =
    [
        new("SEEN", 4, 4),
        new("INSTANCE", 8, 12),
        new("STATUS", 7, 7),
        new("BRANCH", 6, 16),
        new("WORKING TREE", 16, 40),
        new("WORKS ON", 8, 24),
        new("CHANGED", 8, 24),
    ];

    /// <summary>Sessions as a table, which fits the terminal where there is one.</summary>
    public void PrintTable(IEnumerable<PoolSession> sessions) =>
        new Table(output, terminal, s_columns).Print(
            sessions.Select(session =>
                new Cell[]
                {
                    Duration.Brief(now - session.LastSeen),
                    session.Instance,
                    SessionWriter.WordOf(session.Status),
                    session.Branch ?? "",
                    session.WorkingTree,
                    session.Claims.Count > 0 ? session.Claims.ToString() : session.Topic ?? "",
                    new(session.ChangedFiles.ToString(), terminal.Colors.Faint),
                }
            )
        );

    /// <summary>Sessions as JSON objects, one on each line.</summary>
    public void PrintJson(IEnumerable<PoolSession> sessions)
    {
        foreach (var session in sessions)
            output.WriteLine(SessionWriter.Text(session));
    }
}
