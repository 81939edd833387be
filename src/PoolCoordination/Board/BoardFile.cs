using PoolCoordination.Json;
using PoolCoordination.Text;

namespace PoolCoordination.Board;

/// <summary>A file that somebody holds, has changed or waits for. Its texts may be shown as they are.</summary>
/// <param name="Project">The name of its project; empty where that is not known.</param>
/// <param name="Path">The path from the project's folder where it is in it.</param>
public sealed record BoardFile(string Project, string Path)
{
    /// <summary>The instances that hold a claim of it.</summary>
    public TextList Holders { get; init; } = TextList.Empty;

    /// <summary>The instances that changed it and have not committed it.</summary>
    public TextList Editors { get; init; } = TextList.Empty;

    /// <summary>The instances that were turned away by the claim that is held of it.</summary>
    public TextList Waiting { get; init; } = TextList.Empty;

    /// <summary>The path.</summary>
    public override string ToString() => Path;

    /// <summary>The files of a board, by project and path.</summary>
    public static IReadOnlyList<BoardFile> Of(PoolBoard board)
    {
        ArgumentNullException.ThrowIfNull(board);
        var uses = new List<(string Project, string Path, string Instance, int Kind)>();
        foreach (var claim in board.Claims)
        {
            foreach (var path in claim.Claim.Affects.Select(path => Within(claim.Claim.Root, path)))
            {
                uses.Add((claim.Project, path, claim.Claim.Instance, 0));
                uses.AddRange(claim.Refusals.Select(refusal => (claim.Project, path, refusal.Instance, 2)));
            }
        }

        foreach (var session in board.Sessions.Select(session => session.Session))
            uses.AddRange(session.ChangedFiles.Select(path => (session.Project, Within(session.WorkingTree, path), session.Instance, 1)));
        return
        [
            .. uses.GroupBy(use => (use.Project, use.Path))
                .Select(group => new BoardFile(group.Key.Project, group.Key.Path)
                {
                    Holders = NamesOf(group, 0),
                    Editors = NamesOf(group, 1),
                    Waiting = NamesOf(group, 2),
                })
                .OrderBy(file => file.Project, StringComparer.OrdinalIgnoreCase)
                .ThenBy(file => file.Path, StringComparer.Ordinal),
        ];
    }

    /// <summary>Files as JSON text without a line break.</summary>
    public static string Text(IEnumerable<BoardFile> files) => new JsonLine().Add("files", files.Select(file => file.Line())).ToString();

    private JsonLine Line() =>
        new JsonLine()
            .Add("project", Project)
            .Add("path", Path)
            .Add("holders", Holders)
            .Add("editors", Editors)
            .Add("waiting", Waiting);

    private static TextList NamesOf(IEnumerable<(string Project, string Path, string Instance, int Kind)> uses, int kind) =>
        TextList.Of([.. uses.Where(use => use.Kind == kind).Select(use => use.Instance).Distinct().Order(StringComparer.OrdinalIgnoreCase)]);

    /// <summary>A path from a folder on where it is in it.</summary>
    private static string Within(string? folder, string path) =>
        folder is { Length: > 0 } && path.StartsWith(folder.TrimEnd('/') + '/', StringComparison.Ordinal)
            ? path[(folder.TrimEnd('/').Length + 1)..]
            : path;
}
