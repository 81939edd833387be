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

    /// <summary>The instances that were turned away by the claim that is held of it, as they wanted it, too.</summary>
    public TextList Waiting { get; init; } = TextList.Empty;

    /// <summary>The path.</summary>
    public override string ToString() => Path;

    /// <summary>The files of a board, by project and path.</summary>
    public static IReadOnlyList<BoardFile> Of(PoolBoard board)
    {
        ArgumentNullException.ThrowIfNull(board);
        var files = new Dictionary<string, FileUse>(StringComparer.Ordinal);
        foreach (var claim in board.Claims)
        {
            foreach (var path in claim.Claim.Affects)
            {
                var use = Of(files, claim.Project, Within(claim.Claim.Root, path));
                use.Holders.Add(claim.Claim.Instance);
                use.Waiting.UnionWith(claim.Refusals.Where(refusal => refusal.Paths.Contains(path)).Select(refusal => refusal.Instance));
            }
        }

        foreach (var session in board.Sessions.Select(session => session.Session))
        {
            foreach (var path in session.ChangedFiles)
                Of(files, session.Project, Within(session.WorkingTree, path)).Editors.Add(session.Instance);
        }

        return
        [
            .. files
                .Values.OrderBy(use => use.Project, StringComparer.OrdinalIgnoreCase)
                .ThenBy(use => use.Path, StringComparer.Ordinal)
                .Select(use => new BoardFile(use.Project, use.Path)
                {
                    Holders = TextList.Of([.. use.Holders]),
                    Editors = TextList.Of([.. use.Editors]),
                    Waiting = TextList.Of([.. use.Waiting]),
                }),
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

    private static FileUse Of(Dictionary<string, FileUse> files, string project, string path)
    {
        var key = $"{project}\n{path}";
        if (!files.TryGetValue(key, out var use))
            files[key] = use = new FileUse(project, path);
        return use;
    }

    /// <summary>A path from a folder on where it is in it.</summary>
    private static string Within(string? folder, string path) =>
        folder is { Length: > 0 } && path.StartsWith(folder.TrimEnd('/') + '/', StringComparison.Ordinal)
            ? path[(folder.TrimEnd('/').Length + 1)..]
            : path;

    private sealed record FileUse(string Project, string Path)
    {
        public SortedSet<string> Holders { get; } = new(StringComparer.OrdinalIgnoreCase);

        public SortedSet<string> Editors { get; } = new(StringComparer.OrdinalIgnoreCase);

        public SortedSet<string> Waiting { get; } = new(StringComparer.OrdinalIgnoreCase);
    }
}
