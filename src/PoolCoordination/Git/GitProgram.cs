using System.Collections;
using System.Text;
using PoolCoordination.Streams;

namespace PoolCoordination.Git;

/// <summary>
/// What git itself says of a working tree. It takes no lock that the user's own commands would meet, starts no daemon, and knows nothing of
/// the variables by which the user's shell may point it to another repository.
/// </summary>
/// <param name="workingTree">The top level of the working tree.</param>
/// <param name="limit">How long each answer may take.</param>
internal sealed class GitProgram(string workingTree, TimeSpan limit)
{
    private const string Prefix = "GIT_";
    private const string Kinds = "12u?!";

    // How many fields stand before the path: of a changed file, a renamed one (with another path after it), one in conflict, one that is
    // not tracked, and one that is ignored (git-status(1), porcelain version 2).
    private static readonly int[] s_fields = [8, 9, 10, 1, 1];

    /// <summary>
    /// Which of some files differ from what is committed, are not tracked, or are ignored; null where git does not answer.
    /// </summary>
    /// <param name="paths">The files' paths, without links.</param>
    public IReadOnlySet<string>? Uncommitted(IReadOnlyList<string> paths)
    {
        var status = Run([
            "-c", "core.fsmonitor=false", "status", "--porcelain=v2", "-z", "--untracked-files=all", "--ignored=matching", "--",
            .. paths.Select(Literal),
        ]);
        if (status is null)
            return null;
        var listed = Listed(status);
        return paths.Where(path => listed.Exists(other => IsAtOrIn(Relative(path), other))).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Whether a commit since a moment has the file; null where git does not answer.</summary>
    /// <param name="path">The file's path, without links.</param>
    /// <param name="moment">The moment; a commit of the same second counts.</param>
    public bool? IsCommittedSince(string path, DateTimeOffset moment) =>
        Run("log", "--max-count=1", $"--since=@{moment.ToUnixTimeSeconds()}", "--format=%H", "--", Literal(path)) is { } commit
            ? commit.Length > 0
            : null;

    private string Literal(string path) => $":(top,literal){Relative(path)}";

    private string Relative(string path) => Path.GetRelativePath(workingTree, path).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>Whether a path is another, or in it where that is a folder.</summary>
    private static bool IsAtOrIn(string path, string other) =>
        path == other || (other.EndsWith('/') && path.StartsWith(other, StringComparison.Ordinal));

    private static List<string> Listed(string status)
    {
        var paths = new List<string>();
        var records = status.Split('\0', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < records.Length; i++)
        {
            var kind = Kinds.IndexOf(records[i][0], StringComparison.Ordinal);
            if (kind < 0)
                continue;
            paths.Add(records[i].Split(' ', s_fields[kind] + 1)[^1]);
            // What was renamed stood under the path after it.
            if (kind == 1 && i + 1 < records.Length)
                paths.Add(records[++i]);
        }

        return paths;
    }

    private string? Run(params string[] arguments)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["GIT_OPTIONAL_LOCKS"] = "0" };
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            if (variable is { Key: string name, Value: string value } && !name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
                environment[name] = value;
        }

        return ProgramOutput.Read("git", ["-C", workingTree, .. arguments], environment, limit) is { } output
            ? Encoding.UTF8.GetString(output)
            : null;
    }
}
