using PoolCoordination.Git;
using PoolCoordination.Sessions;
using PoolCoordination.Shell;

namespace PoolCoordination.Pools;

/// <summary>Finds the uncommitted files of a working tree, and whose they are.</summary>
/// <param name="pool">The pool.</param>
/// <param name="asker">Who asks.</param>
/// <param name="tree">The working tree, without links.</param>
internal sealed class TreeFiles(Pool pool, ShellAsker asker, string tree)
{
    private const int MostFiles = 500;

    private readonly GitRepository? _repository = GitRepository.At(tree);
    private readonly Dictionary<string, SessionRecord?> _owners = new(StringComparer.Ordinal);
    private HashSet<string> _own = [];

    /// <summary>The files; none where nobody else has changed one and the others do not matter.</summary>
    /// <param name="effects">What is about to happen; other files than it concerns do not matter.</param>
    /// <param name="includesUnrecorded">Whether files matter that no session recorded.</param>
    /// <param name="left">How long git may take, and what of it is left; then what sessions recorded counts as it is.</param>
    public IReadOnlyList<UncommittedFile> Read(IReadOnlyList<ShellEffect> effects, bool includesUnrecorded, ref TimeSpan left)
    {
        var recorded = Recorded(effects);
        if (!includesUnrecorded && !recorded.Exists(IsOthers))
            return [];
        if (_repository is null)
            return [.. recorded.SelectMany(file => Of(file, FileStates.Tracked | FileStates.Untracked))];
        var git = new GitProgram(tree, left);
        var status = includesUnrecorded ? git.StatusOfAll() : git.StatusOf(PathsOf(recorded));
        var ignored = includesUnrecorded && status is not null ? Ignored(git, status, recorded) : [];
        var replaced = UncommittedFiles.Replaced(git, _repository, recorded, () => recorded);
        left -= git.Asked;
        var files = new List<UncommittedFile>();
        foreach (var file in recorded.Where(file => !replaced.Contains(file)))
        {
            // An answer that does not come means that it is still uncommitted.
            var states =
                status is null ? FileStates.Tracked | FileStates.Untracked
                : ignored.Contains(file.Path) ? FileStates.Ignored
                : git.StatesOf(status, file.Path);
            if (states != FileStates.None)
                files.AddRange(Of(file, states));
        }

        if (includesUnrecorded && status is not null)
            AddUnrecorded(status, files);
        return files;
    }

    /// <summary>Whether the session that asks has changed each of some files and not committed it.</summary>
    /// <param name="paths">The files' paths, without links.</param>
    public bool AreOwn(IReadOnlyList<string> paths)
    {
        var asked = new HashSet<string>(paths, StringComparer.Ordinal);
        var own = new ChangedFiles(pool.Location, tree).All().Where(file => asked.Contains(file.Path) && GoesOnWith(file.ChangedBy));
        foreach (var file in UncommittedFiles.Among(pool.Location, tree, [.. own], pool.Now))
            asked.Remove(file.Path);
        return asked.Count == 0;
    }

    /// <summary>What sessions recorded and counts: where nothing says that changes are done, for a while.</summary>
    private List<ChangedFile> Recorded(IReadOnlyList<ShellEffect> effects)
    {
        var oldest = _repository is null ? pool.Now - UncommittedFiles.LongestWithoutGit : DateTimeOffset.MinValue;
        IReadOnlyList<ChangedFile> files =
        [
            .. new ChangedFiles(pool.Location, tree).All().Where(file => effects.Any(effect => effect.Covers(file.Path))),
        ];
        _own = new HashSet<string>(files.Select(file => file.ChangedBy), StringComparer.Ordinal);
        _own.RemoveWhere(session => !GoesOnWith(session));
        return [.. files.Where(file => file.ChangedAt >= oldest && (IsOwn(file) || Counts(file))).TakeLast(MostFiles)];
    }

    private bool IsOthers(ChangedFile file) => file.SessionId != asker.SessionId;

    /// <summary>Whether the session itself changed a file, or goes on with the work of the one that did, perhaps beside it.</summary>
    private bool IsOwn(ChangedFile file) => _own.Contains(file.ChangedBy);

    private bool GoesOnWith(string session) => SessionRecords.IsContinuedBy(pool.Location, session, asker.SessionId);

    private bool Counts(ChangedFile file) => IsAtWork(OwnerOf(file)) || pool.Now - file.ChangedAt <= UncommittedFiles.LongestLeft;

    private SessionRecord? OwnerOf(ChangedFile file)
    {
        if (!_owners.TryGetValue(file.SessionId, out var record))
            _owners[file.SessionId] = record = SessionRecords.Find(pool.Location, file.SessionId);
        return record;
    }

    private bool IsAtWork(SessionRecord? record) => record is not null && record.IsAtWorkAt(pool.Now, asker.Processes);

    /// <summary>A file as the session's own, as another's, or as both.</summary>
    private IEnumerable<UncommittedFile> Of(ChangedFile file, FileStates states)
    {
        if (IsOwn(file))
            yield return new UncommittedFile(file.Path, states, asker.Reader.Instance) { Since = file.ChangedAt, IsOwn = true };
        if (!IsOthers(file))
            yield break;
        var record = OwnerOf(file);
        var name = record is { Instance.Length: > 0 } ? record.Instance : file.SessionId;
        yield return new UncommittedFile(file.Path, states, name) { Since = file.ChangedAt, HasEnded = !IsAtWork(record) };
    }

    private static string[] PathsOf(List<ChangedFile> files) => [.. files.Select(file => file.Path).Distinct(StringComparer.Ordinal)];

    /// <summary>Those of some files that are ignored, which a list of all files leaves out.</summary>
    private static HashSet<string> Ignored(GitProgram git, GitStatus status, List<ChangedFile> files)
    {
        string[] unlisted =
        [
            .. PathsOf(files).Where(path => git.StatesOf(status, path) == FileStates.None && File.Exists(path)),
        ];
        var answer = unlisted.Length == 0 ? null : git.StatusOf(unlisted);
        return answer is null ? [] : [.. unlisted.Where(path => git.StatesOf(answer, path) == FileStates.Ignored)];
    }

    private void AddUnrecorded(GitStatus status, List<UncommittedFile> files)
    {
        var known = files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var path in status.Paths.Take(MostFiles))
        {
            var full = Path.GetFullPath(path, tree);
            if (!known.Contains(full))
                files.Add(new UncommittedFile(full, status.StatesOf(path), null));
        }
    }
}
