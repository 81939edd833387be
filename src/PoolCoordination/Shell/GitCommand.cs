using PoolCoordination.Git;
using PoolCoordination.Shell.Syntax;

namespace PoolCoordination.Shell;

/// <summary>A call of git: its subcommand, where it works, and the effects that it has been found to have.</summary>
internal sealed class GitCommand
{
    /// <summary>The options before the subcommand that have a value.</summary>
    public const string GlobalValues = "C c git-dir work-tree namespace super-prefix config-env attr-source list-cmds";

    /// <summary>What is in the folder of git while a merge, a rebase or the like is unfinished, separated by spaces.</summary>
    public const string Unfinished = "MERGE_HEAD CHERRY_PICK_HEAD REVERT_HEAD rebase-merge rebase-apply sequencer";

    private readonly RunningCommand _command;
    private readonly List<ShellEffect> _effects;

    private GitCommand(RunningCommand command, List<ShellEffect> effects, ShellSurroundings surroundings) =>
        (_command, _effects, Surroundings) = (command, effects, surroundings);

    /// <summary>The subcommand.</summary>
    public required string Name { get; init; }

    /// <summary>The folder in which it works.</summary>
    public required string Folder { get; init; }

    /// <summary>The root of the working tree.</summary>
    public required string Tree { get; init; }

    /// <summary>The options and operands of the subcommand.</summary>
    public required CommandArguments Arguments { get; init; }

    /// <summary>Its lines in the table.</summary>
    public required IReadOnlyList<TableLine> Lines { get; init; }

    /// <summary>Where the line of commands runs.</summary>
    public ShellSurroundings Surroundings { get; }

    /// <summary>Whether settings given to it ask that changes be stashed before.</summary>
    public bool Autostashes { get; private init; }

    /// <summary>Whether settings given to it let it clean without being forced.</summary>
    public bool CleansUnforced { get; private init; }

    /// <summary>Whether it works with the index, the branches and the stash of another repository than that of the working tree.</summary>
    public bool NamesOtherRepository { get; private init; }

    /// <summary>Whether it works with another index than that of the working tree.</summary>
    public bool HasOwnIndex { get; private init; }

    /// <summary>Whether nothing answers its questions.</summary>
    public bool IsSilent => _command.Input is null;

    /// <summary>Whether a merge, a rebase or the like is unfinished, or that cannot be known.</summary>
    public bool IsInProgress
    {
        get
        {
            var folder = Path.Combine(Tree, ".git");
            if (!Surroundings.Exists(Path.Combine(folder, "HEAD")))
                return true;
            foreach (var name in Unfinished.Split(' '))
            {
                if (Surroundings.Exists(Path.Combine(folder, name)))
                    return true;
            }

            return false;
        }
    }

    /// <summary>The files that the patches change which it names or reads.</summary>
    /// <param name="strip">How many folders are left out at the beginning of each name.</param>
    public List<string> PatchedFiles(int strip) =>
        Shell.PatchedFiles.Of(_command, Arguments.Operands, Folder, strip, Surroundings);

    /// <summary>Reads a call of git; null if it does nothing that matters.</summary>
    public static GitCommand? Read(RunningCommand command, ShellSurroundings surroundings, List<ShellEffect> effects)
    {
        var globals = CommandArguments.Read(command.Words, 1, GlobalValues, OptionStyle.First);
        if (globals.End >= command.Words.Count || command.Words[globals.End].Text is not { } name || globals.Has("help version h"))
            return null;
        var lines = TableLine.Find(GitTable.Subcommands, name);
        if (lines.Count == 0)
            return null;
        var folder = command.Folder;
        foreach (var other in globals.Values("C"))
            folder = other.Text is "" ? folder : surroundings.Absolute(folder, other);
        var given = globals.Value("work-tree")?.Text ?? command.Variable("GIT_WORK_TREE");
        var tree = given is not null ? folder = surroundings.Absolute(folder, given) : surroundings.TreeOf(folder);
        var words = GitPathspecs.WithListed(command, folder, surroundings);
        var arguments = CommandArguments.Read(words, globals.End + 1, ValuesOf(name, lines[0]));
        if (folder is null || tree is null || arguments.Has("help") || (arguments.Has("h") && arguments.Operands.Count == 0))
            return null;
        var settings = string.Join(' ', globals.Values("c").Select(setting => setting.Text)).ToLowerInvariant();
        return new GitCommand(command, effects, surroundings)
        {
            Name = name,
            Folder = folder,
            Tree = tree,
            Arguments = arguments,
            Lines = lines,
            NamesOtherRepository =
                (globals.Value("git-dir")?.Text ?? command.Variable("GIT_DIR")) is { } repository
                && surroundings.Absolute(folder, repository) != surroundings.Absolute(tree, ".git"),
            HasOwnIndex = command.Variable("GIT_INDEX_FILE") is not null,
            Autostashes = settings.Contains("autostash=true", StringComparison.Ordinal),
            CleansUnforced = settings.Contains("clean.requireforce=false", StringComparison.Ordinal),
        };
    }

    /// <summary>Adds an effect on the whole working tree.</summary>
    public void Add(ShellEffectKind kind, FileStates states = FileStates.Any, int entry = 0, bool isFromCommit = false) =>
        Add(kind, [new ShellPath(Tree, isPattern: false)], [], states, entry: entry, isFromCommit: isFromCommit);

    /// <summary>Adds an effect on what some operands mean; on the whole tree, if there are none.</summary>
    public void Add(ShellEffectKind kind, IReadOnlyList<ShellWord> operands, FileStates states = FileStates.Any, bool isFromCommit = false)
    {
        if (operands.Count == 0)
        {
            Add(kind, states, isFromCommit: isFromCommit);
            return;
        }

        var paths = GitPathspecs.Read(operands, Folder, Tree, Surroundings);
        Add(kind, paths.Included, paths.Excluded, states, isFromCommit: isFromCommit);
    }

    /// <summary>Adds an effect on paths.</summary>
    public void Add(
        ShellEffectKind kind,
        IReadOnlyList<ShellPath> paths,
        IReadOnlyList<ShellPath> excluded,
        FileStates states = FileStates.Any,
        bool isBelow = true,
        int entry = 0,
        bool isFromCommit = false,
        string? destination = null
    )
    {
        if ((NamesOtherRepository && IsAboutRepository(kind)) || (HasOwnIndex && IsAboutIndex(kind)))
            return;
        _effects.Add(
            new ShellEffect
            {
                Kind = kind,
                Command = "git " + Name,
                Tree = Tree,
                Paths = paths,
                Excluded = excluded,
                IsBelow = isBelow,
                States = states,
                Entry = entry,
                IsFromCommit = isFromCommit,
                Destination = destination,
                IsGuess = _command.IsGuess,
                IsExempt = _command.IsExempt,
            }
        );
    }

    private static bool IsAboutIndex(ShellEffectKind kind) =>
        kind is ShellEffectKind.Stages or ShellEffectKind.Unstages or ShellEffectKind.Commits;

    private static bool IsAboutRepository(ShellEffectKind kind) =>
        IsAboutIndex(kind) || kind is ShellEffectKind.MovesHead or ShellEffectKind.Stashes or ShellEffectKind.TakesStash;

    private static string ValuesOf(string name, TableLine line) =>
        name == "stash" ? "m message pathspec-from-file" : line.Clause("values") ?? "";
}
