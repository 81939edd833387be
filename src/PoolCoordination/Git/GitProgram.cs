using System.Collections;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using PoolCoordination.Streams;

namespace PoolCoordination.Git;

/// <summary>
/// What git itself says of a working tree. It takes no lock that the user's own commands would meet, starts no daemon, and knows nothing of
/// the variables by which the user's shell may point it to another repository.
/// </summary>
/// <param name="workingTree">The top level of the working tree.</param>
/// <param name="limit">How long all its answers together may take.</param>
internal sealed class GitProgram(string workingTree, TimeSpan limit)
{
    private const string Prefix = "GIT_";
    private const char CommitMark = '\u0001';

    private readonly Stopwatch _asking = new();

    /// <summary>How long it took to answer until now.</summary>
    public TimeSpan Asked => _asking.Elapsed;

    /// <summary>How some files differ from what is committed, also those that are not tracked or ignored.</summary>
    /// <param name="paths">The files' paths, without links; some at least.</param>
    /// <returns>Null where git does not answer.</returns>
    public GitStatus? StatusOf(IReadOnlyList<string> paths) => Status("--ignored=matching", "--", [.. paths.Select(Literal)]);

    /// <summary>The files of the whole working tree that differ from what is committed, without those that are ignored.</summary>
    /// <returns>Null where git does not answer.</returns>
    public GitStatus? StatusOfAll() => Status("--ignored=no", "--", []);

    /// <summary>The same for some folders with all that is in them.</summary>
    /// <param name="folders">Their paths, without links; some at least.</param>
    public GitStatus? StatusBelow(IReadOnlyList<string> folders) =>
        folders.Contains(workingTree, StringComparer.Ordinal) ? StatusOfAll() : Status("--ignored=no", "--", [.. folders.Select(Literal)]);

    /// <summary>How a file differs, by an answer of git.</summary>
    public FileStates StatesOf(GitStatus status, string path) => status.StatesOf(Relative(path));

    /// <summary>When some files were last committed, of those that were since a moment.</summary>
    /// <param name="paths">The files' paths, without links; some at least.</param>
    /// <param name="moment">The moment; a commit of the same second counts.</param>
    /// <returns>The times by path; null where git does not answer.</returns>
    public IReadOnlyDictionary<string, DateTimeOffset>? CommitsSince(IReadOnlyList<string> paths, DateTimeOffset moment)
    {
        var since = $"--since=@{moment.ToUnixTimeSeconds()}";
        string[] options = [since, "--name-only", "--no-renames", $"--format={CommitMark}%ct", "-z"];
        if (Run(["log", .. options, "--", .. paths.Select(Literal)]) is not { } text)
            return null;
        var commits = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        // The newest commit comes first.
        foreach (var commit in text.Split(CommitMark, StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = commit.Split(['\0', '\n'], StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length == 0 || !long.TryParse(parts[0], CultureInfo.InvariantCulture, out var second))
                continue;
            foreach (var name in parts.AsSpan(1))
                commits.TryAdd(Path.GetFullPath(name, workingTree), DateTimeOffset.FromUnixTimeSeconds(second));
        }

        return commits;
    }

    private string Literal(string path) => $":(top,literal){Relative(path)}";

    private string Relative(string path) => Path.GetRelativePath(workingTree, path).Replace(Path.DirectorySeparatorChar, '/');

    private GitStatus? Status(string ignored, string separator, string[] paths) =>
        Run(["-c", "core.fsmonitor=false", "status", "--porcelain=v2", "-z", "--untracked-files=all", ignored, separator, .. paths])
            is { } text
            ? GitStatus.Parse(text)
            : null;

    private string? Run(params string[] arguments)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["GIT_OPTIONAL_LOCKS"] = "0" };
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            if (variable is { Key: string name, Value: string value } && !name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
                environment[name] = value;
        }

        if (limit <= _asking.Elapsed)
            return null;
        _asking.Start();
        var output = ProgramOutput.Read("git", ["-C", workingTree, .. arguments], environment, limit - _asking.Elapsed);
        _asking.Stop();
        return output is null ? null : Encoding.UTF8.GetString(output);
    }
}
