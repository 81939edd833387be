using System.Globalization;
using PoolCoordination.Shell.Syntax;
using PoolCoordination.Storage;

namespace PoolCoordination.Shell;

/// <summary>What a program other than git would do, by the tables.</summary>
internal static class ProgramEffects
{
    private const string Kinds =
        "discards cleans stashes takes-stash moves-head stages unstages commits overwrites deletes moves-away changes formats removes-tree "
        + "kills drops weakens ";

    /// <summary>The programs that print the numbers of processes that they found.</summary>
    private const string ProcessLists = " pgrep pidof ps lsof fuser get-process gps ";

    /// <summary>Adds the effects of a command.</summary>
    public static void Add(RunningCommand command, ShellSurroundings surroundings, List<ShellEffect> effects)
    {
        AddRedirections(command, surroundings, effects);
        if (command.Name.Length == 0)
            return;
        if (command.Name is "kill" or "stop-process" or "spps" && ListOfProcesses(command) is { } list)
            effects.Add(Effect(command, ShellEffectKind.Kills, [], resources: SharedResources.Ports(list.Words, needsColon: true)));
        if (command.Name == "dd")
            AddCopied(command, surroundings, effects);
        if (command.Name == "patch")
            AddPatched(command, surroundings, effects);
        if (command.Name is "apply_patch" or "applypatch")
            AddApplied(command, surroundings, effects);
        var name = command.Name;
        var lines = command.IsPowerShell ? TableLine.Find(ProgramTable.Cmdlets, name) : [];
        if (lines.Count == 1 && lines[0].Clause("is") is { } full)
            lines = TableLine.Find(ProgramTable.Cmdlets, full);
        var style = lines.Count > 0 ? OptionStyle.PowerShell : OptionStyle.Anywhere;
        if (lines.Count == 0)
            lines = TableLine.Find(ProgramTable.Programs, name);
        foreach (var line in lines)
            Add(command, line, CommandArguments.Read(command.Words, 1, line.Clause("values") ?? "", style), surroundings, effects);
    }

    /// <summary>The kind of effect that a word of the tables names.</summary>
    public static ShellEffectKind Kind(string word)
    {
        var number = 0;
        foreach (var character in Kinds.AsSpan(0, Kinds.IndexOf(word + " ", StringComparison.Ordinal)))
            number += character == ' ' ? 1 : 0;
        return (ShellEffectKind)number;
    }

    private static void Add(
        RunningCommand command,
        TableLine line,
        CommandArguments arguments,
        ShellSurroundings surroundings,
        List<ShellEffect> effects
    )
    {
        if (!line.Fits(arguments) || !Happens(line, arguments))
            return;
        var folder = line.Clause("folder") is { } option && arguments.Value(option) is { } other
            ? surroundings.Absolute(command.Folder, other)
            : command.Folder;
        var isBelow = line.Clause("below") is { } below && (below.Length == 0 || arguments.Has(below));
        if (line.Clause("transfer") is { } transfer)
        {
            FileTransfer.Add(command, transfer, arguments, isBelow, surroundings, effects);
            return;
        }

        var does = line.Clause("does")!.Split(' ');
        var kind = Kind(does[0]);
        var paths = new List<ShellPath>();
        foreach (var word in Targets(line, does, arguments))
        {
            // Formatters complete names themselves.
            var isCompleted = kind == ShellEffectKind.Formats && word.Text?.Contains('*', StringComparison.Ordinal) == true;
            if (word.Text is not ("" or "-") && surroundings.Absolute(folder, word) is { } path)
                paths.Add(new ShellPath(path, isCompleted || word.HasWildcards));
        }

        if (paths.Count > 0 || does[^1] == "none")
            effects.Add(Effect(command, kind, paths, isBelow || kind == ShellEffectKind.Formats, resources: Resources(line, arguments)));
    }

    private static List<string> Resources(TableLine line, CommandArguments arguments)
    {
        if (line.Clause("resource") is not { } kind)
            return [];
        var values = arguments.Values("c command d dbname e execute D database");
        List<ShellWord> words = [.. arguments.Operands.Skip(line.Words.Count), .. values];
        return kind == "port" ? SharedResources.Ports(words, needsColon: false) : SharedResources.Databases(words);
    }

    private static bool Happens(TableLine line, CommandArguments arguments)
    {
        if (arguments.Has("help version whatif"))
            return false;
        if (line.Clause("unless") is { } unless && (arguments.Has(unless) || Passes(arguments, unless)))
            return false;
        foreach (var needs in line.Clauses("needs"))
        {
            if (!arguments.Has(needs))
                return false;
        }

        if (line.Clause("except") is { } except && arguments.Operands.Exists(operand => operand.Text == except))
            return false;
        if (line.Clause("count") is { } count && arguments.Operands.Count < count[0] - '0')
            return false;
        return line.Clause("about") is not { } about || IsAbout(arguments, about);
    }

    /// <summary>Whether an option is handed on after <c>--</c>, as in <c>cargo fmt -- --check</c>.</summary>
    private static bool Passes(CommandArguments arguments, string options)
    {
        foreach (var operand in arguments.Operands)
        {
            if (operand.Text is ['-', '-', ..] text && $" {options} ".Contains($" {text[2..]} ", StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static bool IsAbout(CommandArguments arguments, string words)
    {
        var all = arguments.Values("name option value i include c command e execute");
        all.AddRange(arguments.Operands);
        foreach (var word in words.Split(' '))
        {
            var text = word.Replace('\\', ' ');
            foreach (var operand in all)
            {
                var isIn = operand.Text?.Contains(text, StringComparison.OrdinalIgnoreCase) == true;
                if (isIn && (text.Contains(' ', StringComparison.Ordinal) || operand.Text?.Length == text.Length))
                    return true;
            }
        }

        return false;
    }

    private static List<ShellWord> Targets(TableLine line, string[] does, CommandArguments arguments)
    {
        var operands = arguments.Operands.Skip(line.Words.Count).Where(operand => operand.Text is not "").ToList();
        if (line.Clause("script") is { } options && (options.Length == 0 || !arguments.Has(options)) && operands.Count > 0)
            operands.RemoveAt(0);
        var targets = new List<ShellWord>();
        for (var i = 1; i < does.Length; i++)
        {
            switch (does[i])
            {
                case "all":
                case "rest" when line.Words.Count > 0:
                    targets.AddRange(operands);
                    break;
                case "rest":
                    targets.AddRange(operands.Skip(1));
                    break;
                case "first":
                    targets.AddRange(operands.Take(1));
                    break;
                case "here":
                case "or-here" when targets.Count == 0:
                    targets.Add(new ShellWord { Text = "." });
                    break;
                case "address":
                    foreach (var operand in operands)
                        targets.Add(new ShellWord { Text = operand.Text?[(operand.Text.LastIndexOf('/') + 1)..] });
                    break;
                case "value":
                    targets.AddRange(arguments.Values(string.Join(' ', does[(i + 1)..])));
                    return targets;
            }
        }

        return targets;
    }

    private static void AddRedirections(RunningCommand command, ShellSurroundings surroundings, List<ShellEffect> effects)
    {
        foreach (var redirection in command.Redirections)
        {
            var kind = redirection.Kind == RedirectionKind.Write ? ShellEffectKind.Overwrites : ShellEffectKind.Changes;
            if (redirection.Kind != RedirectionKind.Read && surroundings.Pattern(command.Folder, redirection.Target) is { } path)
                effects.Add(Effect(command, kind, [Target(path)]));
        }
    }

    private static void AddCopied(RunningCommand command, ShellSurroundings surroundings, List<ShellEffect> effects)
    {
        foreach (var word in command.Words)
        {
            if (word.Text is ['o', 'f', '=', _, ..] text && surroundings.Absolute(command.Folder, text[3..]) is { } path)
                effects.Add(Effect(command, ShellEffectKind.Overwrites, [new ShellPath(path, isPattern: false)]));
        }
    }

    private static void AddPatched(RunningCommand command, ShellSurroundings surroundings, List<ShellEffect> effects)
    {
        var arguments = CommandArguments.Read(command.Words, 1, "p strip i input d directory o output F r reject-file");
        // The first operand is the file, whatever the patch says.
        if (arguments.Operands.Count > 0 || arguments.Has("dry-run o output"))
            return;
        var folder = arguments.Value("d directory") is { } other ? surroundings.Absolute(command.Folder, other) : command.Folder;
        var strip = int.TryParse(arguments.Value("p strip")?.Text, CultureInfo.InvariantCulture, out var given) ? given : 1;
        var paths = new List<ShellPath>();
        foreach (var name in PatchedFiles.Of(command, arguments.Values("i input"), folder, strip, surroundings))
        {
            if (surroundings.Absolute(folder, name) is { } path)
                paths.Add(new ShellPath(path, isPattern: false));
        }

        if (paths.Count > 0)
            effects.Add(Effect(command, ShellEffectKind.Changes, paths));
    }

    private static void AddApplied(RunningCommand command, ShellSurroundings surroundings, List<ShellEffect> effects)
    {
        var patch = command.InputText ?? string.Join('\n', command.Words.Skip(1).Select(word => word.Text));
        var paths = new List<ShellPath>();
        foreach (var file in AppliedPatch.FilesIn(patch))
        {
            if (surroundings.Absolute(command.Folder, file) is { } path)
                paths.Add(new ShellPath(path, isPattern: false));
        }

        if (paths.Count > 0)
            effects.Add(Effect(command, ShellEffectKind.Changes, paths));
    }

    /// <summary>The command that finds the processes which a command gets; null if none does.</summary>
    private static SimpleCommand? ListOfProcesses(RunningCommand command)
    {
        var list = ListOfProcesses(command.Input);
        foreach (var word in command.Words)
            list ??= word.Substitutions.Count == 0 ? null : ListOfProcesses(word.Substitutions[^1]);
        return list;
    }

    private static SimpleCommand? ListOfProcesses(SimpleCommand? command)
    {
        for (var i = 0; i < FileLists.LongestPipe && command is { Words.Count: > 0 }; i++, command = command.Input)
        {
            if (ProcessLists.Contains($" {new RunningCommand(command.Words, null).Name} ", StringComparison.Ordinal))
                return command;
        }

        return null;
    }

    /// <summary>The programs that write to the target of a link, as a redirection does. Others put a file in the link's place.</summary>
    private const string Followers = " tee cp dd truncate ";

    /// <summary>An effect of a command.</summary>
    public static ShellEffect Effect(
        RunningCommand command,
        ShellEffectKind kind,
        IReadOnlyList<ShellPath> paths,
        bool isBelow = false,
        bool isGuess = false,
        IReadOnlyList<string>? resources = null
    ) =>
        new()
        {
            Kind = kind,
            Command = command.Name.Length == 0 ? (kind == ShellEffectKind.Changes ? ">>" : ">") : command.Title,
            Paths = Followers.Contains($" {command.Name} ", StringComparison.Ordinal) ? [.. paths.Select(Target)] : paths,
            IsBelow = isBelow,
            Resources = resources ?? [],
            IsGuess = isGuess || command.IsGuess,
            IsExempt = command.IsExempt,
        };

    /// <summary>Where something is written that is written to a path: that to a link goes to its target.</summary>
    private static ShellPath Target(ShellPath path)
    {
        var mayBeLink = !path.IsPattern && !path.Text.Contains('\0', StringComparison.Ordinal);
        return mayBeLink && new FileInfo(path.Text).LinkTarget is not null ? new ShellPath(RealPath.Of(path.Text), isPattern: false) : path;
    }
}
