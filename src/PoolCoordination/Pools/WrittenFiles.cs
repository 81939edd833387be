using PoolCoordination.Claims;
using PoolCoordination.Git;
using PoolCoordination.Sessions;
using PoolCoordination.Shell;
using PoolCoordination.Storage;

namespace PoolCoordination.Pools;

/// <summary>
/// Finds the files that a line of commands has changed which ran just now. Where it names folders or patterns, git is asked what differs
/// there: what was written meanwhile, deleted or moved by it, and is not known to be another's.
/// </summary>
/// <param name="pool">The pool.</param>
/// <param name="sessionId">The id of the session that ran it.</param>
/// <param name="begun">When it began; null where that is not known, so that it is not known either what was written meanwhile.</param>
internal sealed class WrittenFiles(Pool pool, string sessionId, DateTimeOffset? begun)
{
    private const int MostFiles = 500;

    /// <summary>How far the times of one change may lie apart: some are whole seconds, and hooks begin after their tools end.</summary>
    private static readonly TimeSpan s_tolerance = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan s_longestAnswer = TimeSpan.FromMilliseconds(300);

    private readonly HashSet<string> _files = new(StringComparer.Ordinal);

    /// <summary>The files' paths, without links.</summary>
    public IEnumerable<string> Of(IReadOnlyList<ShellEffect> effects)
    {
        var sweeps = new List<Sweep>();
        foreach (var effect in effects.Where(Writes))
        {
            foreach (var path in effect.Paths)
            {
                var isFolder = !path.IsPattern && Directory.Exists(path.Text);
                if (!path.IsPattern && !isFolder && (File.Exists(path.Text) || Removes(effect)))
                    _files.Add(RealPath.Of(path.Text));
                if (path.IsPattern || isFolder || (effect.IsBelow && !File.Exists(path.Text)))
                    sweeps.Add(new Sweep(effect, path));
            }
        }

        foreach (var tree in sweeps.Select(sweep => sweep.Tree).OfType<string>().Distinct(StringComparer.Ordinal))
            Add(tree, sweeps.FindAll(sweep => sweep.Tree == tree));
        return _files.Take(MostFiles);
    }

    private static bool Writes(ShellEffect effect) =>
        effect.IsFromCommit
        || Removes(effect)
        || effect.Kind is ShellEffectKind.Overwrites or ShellEffectKind.Changes or ShellEffectKind.Formats;

    private static bool Removes(ShellEffect effect) => effect.Kind is ShellEffectKind.Deletes or ShellEffectKind.MovesAway;

    private void Add(string tree, List<Sweep> sweeps)
    {
        if (new GitProgram(tree, s_longestAnswer).StatusBelow([.. sweeps.Select(sweep => sweep.Folder)]) is not { } status)
            return;
        var changed = new ChangedFiles(pool.Location, tree).All();
        List<string> files = [.. status.Paths.Select(path => Path.GetFullPath(path, tree))];
        // Of what git did not know, it is known by those who changed it that it was there.
        var gone = files.Concat(changed.Where(file => file.SessionId == sessionId).Select(file => file.Path)).Where(IsGone);
        var moved = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in gone)
        {
            if (sweeps.Exists(sweep => sweep.Moves && sweep.Covers(file)))
                moved.Add(Path.GetFileName(file));
        }

        foreach (var file in files)
        {
            var at = new DateTimeOffset(File.GetLastWriteTimeUtc(file), TimeSpan.Zero);
            var isGone = IsGone(file);
            var isMoved = !isGone && moved.Contains(Path.GetFileName(file));
            var isWritten = isMoved || at >= begun - s_tolerance;
            var isOthers = changed.Any(other =>
                other.SessionId != sessionId && other.Path == file && (isGone || other.ChangedAt >= at - s_tolerance)
            );
            if (!isOthers && sweeps.Exists(sweep => sweep.Covers(file) && (isGone ? sweep.Removes : isWritten)))
                _files.Add(file);
        }
    }

    private static bool IsGone(string file) => !File.Exists(file);

    /// <summary>A folder or pattern in which a command may have changed any file.</summary>
    private sealed class Sweep(ShellEffect effect, ShellPath path)
    {
        /// <summary>The folder in which all of the files are, or the one path of what is gone.</summary>
        public string Folder { get; } = RealPath.Of(path.Folder);

        /// <summary>The working tree of that folder; null where it is in none.</summary>
        public string? Tree => ProjectRoot.TopLevelOf(Folder);

        /// <summary>Whether files are gone that were moved elsewhere.</summary>
        public bool Moves => effect.Kind == ShellEffectKind.MovesAway;

        /// <summary>Whether files are gone.</summary>
        public bool Removes => WrittenFiles.Removes(effect);

        /// <summary>Whether a file is one of those.</summary>
        public bool Covers(string file) => path.Covers(file, below: effect.IsBelow || !path.IsPattern);
    }
}
