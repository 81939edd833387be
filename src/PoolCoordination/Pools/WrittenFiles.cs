using PoolCoordination.Claims;
using PoolCoordination.Git;
using PoolCoordination.Sessions;
using PoolCoordination.Shell;
using PoolCoordination.Storage;

namespace PoolCoordination.Pools;

/// <summary>
/// Finds the files that a line of commands has changed which ran just now. Where it names folders or patterns, git is asked what differs
/// there: what was written meanwhile and is not known to be another's is the line's.
/// </summary>
/// <param name="pool">The pool.</param>
/// <param name="sessionId">The id of the session that ran it.</param>
internal sealed class WrittenFiles(Pool pool, string sessionId)
{
    private const int MostFiles = 500;

    /// <summary>Shells of agents let no command run for longer.</summary>
    private static readonly TimeSpan s_longestCommand = TimeSpan.FromMinutes(10);

    /// <summary>How far the times of one change may lie apart, which are kept in whole seconds.</summary>
    private static readonly TimeSpan s_tolerance = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan s_longestAnswer = TimeSpan.FromMilliseconds(300);

    private readonly HashSet<string> _files = new(StringComparer.Ordinal);

    /// <summary>The files' paths, without links.</summary>
    public IEnumerable<string> Of(IReadOnlyList<ShellEffect> effects)
    {
        var moves = effects.Any(effect => effect.Kind == ShellEffectKind.MovesAway);
        var sweeps = new List<Sweep>();
        foreach (var effect in effects.Where(Writes))
        {
            foreach (var path in effect.Paths)
            {
                if (!path.IsPattern && !Directory.Exists(path.Text))
                    _files.Add(RealPath.Of(path.Text));
                if (path.IsPattern || Directory.Exists(path.Text) || (effect.IsBelow && !File.Exists(path.Text)))
                    sweeps.Add(new Sweep(effect, path, moves));
            }
        }

        foreach (var tree in sweeps.Select(sweep => sweep.Tree).OfType<string>().Distinct(StringComparer.Ordinal))
            Add(tree, sweeps.FindAll(sweep => sweep.Tree == tree));
        return _files.Take(MostFiles);
    }

    private static bool Writes(ShellEffect effect) =>
        effect.IsFromCommit
        || effect.Kind
            is ShellEffectKind.Overwrites
                or ShellEffectKind.Changes
                or ShellEffectKind.Formats
                or ShellEffectKind.Deletes
                or ShellEffectKind.MovesAway;

    private void Add(string tree, List<Sweep> sweeps)
    {
        if (new GitProgram(tree, s_longestAnswer).StatusBelow([.. sweeps.Select(sweep => sweep.Folder)]) is not { } status)
            return;
        var changed = new ChangedFiles(pool.Location, tree).All();
        var oldest = pool.Now - s_longestCommand;
        foreach (var path in status.Paths)
        {
            var file = Path.GetFullPath(path, tree);
            var at = new DateTimeOffset(File.GetLastWriteTimeUtc(file), TimeSpan.Zero);
            var isThere = File.Exists(file);
            var isOthers = changed.Any(other =>
                other.SessionId != sessionId && other.Path == file && (!isThere || other.ChangedAt >= at - s_tolerance)
            );
            if (!isOthers && sweeps.Exists(sweep => sweep.Covers(file) && (isThere ? sweep.Moves || at >= oldest : sweep.Removes)))
                _files.Add(file);
        }
    }

    /// <summary>A folder or pattern in which a command may have changed any file.</summary>
    private sealed class Sweep(ShellEffect effect, ShellPath path, bool moves)
    {
        /// <summary>The folder in which all of the files are, or the one path of what is gone.</summary>
        public string Folder { get; } = RealPath.Of(path.Folder);

        /// <summary>The working tree of that folder; null where it is in none.</summary>
        public string? Tree => ProjectRoot.TopLevelOf(Folder);

        /// <summary>Whether the files were moved there, with the times that they had.</summary>
        public bool Moves { get; } = moves && effect.Kind == ShellEffectKind.Overwrites && !effect.Paths.Any(other => IsBelow(other, path));

        /// <summary>Whether files are gone.</summary>
        public bool Removes => effect.Kind is ShellEffectKind.Deletes or ShellEffectKind.MovesAway;

        public bool Covers(string file) => path.Covers(file, below: effect.IsBelow || !path.IsPattern);

        private static bool IsBelow(ShellPath other, ShellPath path) =>
            other.Text != path.Text && path.Covers(other.Text, below: true) && Directory.Exists(other.Text);
    }
}
