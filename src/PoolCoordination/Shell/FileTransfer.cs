using PoolCoordination.Shell.Syntax;

namespace PoolCoordination.Shell;

/// <summary>What a program does that copies, moves or links files to a target, which is a file or the folder into which they go.</summary>
internal static class FileTransfer
{
    /// <summary>Adds the effects.</summary>
    /// <param name="command">The command.</param>
    /// <param name="transfer"><c>copies</c>, <c>moves</c> or <c>links</c>.</param>
    /// <param name="arguments">The command's arguments.</param>
    /// <param name="isBelow">Whether folders are copied with all that is in them.</param>
    /// <param name="surroundings">Where it runs.</param>
    /// <param name="effects">The effects to which they are added.</param>
    public static void Add(
        RunningCommand command,
        string transfer,
        CommandArguments arguments,
        bool isBelow,
        ShellSurroundings surroundings,
        List<ShellEffect> effects
    )
    {
        var sources = arguments.Values("path literalpath");
        sources.AddRange(arguments.Operands);
        var target = arguments.Value("t target-directory destination");
        if (target is null && sources.Count > 1)
        {
            target = sources[^1];
            sources.RemoveAt(sources.Count - 1);
        }

        var moves = transfer == "moves" || arguments.Has("remove-source-files");
        if (moves)
            AddMoved(command, sources, surroundings, effects);
        if (target is null || IsRemote(target) || surroundings.Pattern(command.Folder, target) is not { } path)
            return;
        if (moves && arguments.Has("n no-clobber"))
            return;
        var isSync = command.Name == "rsync";
        if (isSync && arguments.Has("delete delete-before delete-during delete-delay delete-after delete-excluded"))
            effects.Add(ProgramEffects.Effect(command, ShellEffectKind.Deletes, [path], isBelow: true));
        var (certain, possible) = (new List<ShellPath> { path }, new List<ShellPath>());
        foreach (var source in sources)
        {
            var name = Path.GetFileName((source.Text ?? "").TrimEnd('/', '\\'));
            if (name.Length == 0)
                continue;
            if (isBelow && name is "." || (isSync && source.Text is [.., '/']))
                possible.Add(path);
            else
                (source.HasWildcards || isBelow ? possible : certain).Add(
                    new ShellPath(path.Text.TrimEnd('/') + "/" + name, source.HasWildcards || path.IsPattern)
                );
        }

        effects.Add(ProgramEffects.Effect(command, ShellEffectKind.Overwrites, certain));
        if (possible.Count > 0)
            effects.Add(ProgramEffects.Effect(command, ShellEffectKind.Overwrites, possible, isBelow, isGuess: true));
    }

    private static void AddMoved(
        RunningCommand command,
        List<ShellWord> sources,
        ShellSurroundings surroundings,
        List<ShellEffect> effects
    )
    {
        var paths = new List<ShellPath>();
        foreach (var source in sources)
        {
            if (surroundings.Pattern(command.Folder, source) is { } path)
                paths.Add(path);
        }

        effects.Add(ProgramEffects.Effect(command, ShellEffectKind.MovesAway, paths, isBelow: true));
    }

    private static bool IsRemote(ShellWord target) =>
        target.Text?.IndexOf(':', StringComparison.Ordinal) is > 1 and var colon && !target.Text.AsSpan(0, colon).Contains('/');
}
