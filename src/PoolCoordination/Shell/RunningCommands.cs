using PoolCoordination.Shell.Syntax;

namespace PoolCoordination.Shell;

/// <summary>Finds the programs that would run: also those that another starts or a shell reads from its arguments.</summary>
internal sealed class RunningCommands
{
    /// <summary>The cmdlets that get files through a pipe.</summary>
    private const string TakesFiles = " remove-item ri rm del erase rd rmdir move-item mi mv move clear-content clc ";

    private const int DeepestShell = 4;
    private const int MostWrappers = 16;

    private readonly ShellSurroundings _surroundings;
    private readonly List<RunningCommand> _commands = [];

    private RunningCommands(ShellSurroundings surroundings) => _surroundings = surroundings;

    /// <summary>Gets the programs that commands would run, in order.</summary>
    public static IReadOnlyList<RunningCommand> Of(IReadOnlyList<SimpleCommand> commands, ShellSurroundings surroundings)
    {
        var running = new RunningCommands(surroundings);
        running.AddAll(commands, surroundings.Folder, [], surroundings.IsPowerShell, depth: 0);
        return running._commands;
    }

    private void AddAll(
        IReadOnlyList<SimpleCommand> commands,
        string? folder,
        IReadOnlyList<string> variables,
        bool isPowerShell,
        int depth
    )
    {
        foreach (var command in commands)
        {
            var own = command.Folder is { } relative ? _surroundings.Absolute(folder, relative) : null;
            Add(
                new RunningCommand(Expanded(command.Words, own, out var isGuess), own)
                {
                    Redirections = command.Redirections,
                    Input = command.Input,
                    InputText = command.InputText?.Text,
                    Variables = WithAssignments(variables, command.Assignments),
                    IsGuess = isGuess,
                    IsPowerShell = isPowerShell,
                },
                depth,
                wrappers: 0
            );
        }
    }

    private static IReadOnlyList<string> WithAssignments(
        IReadOnlyList<string> variables,
        IReadOnlyList<KeyValuePair<string, ShellWord>> assignments
    )
    {
        if (assignments.Count == 0)
            return variables;
        List<string> all = [.. variables];
        for (var i = 0; i < assignments.Count; i++)
            all.Add($"{assignments[i].Key}={assignments[i].Value.Text}");
        return all;
    }

    private void Add(RunningCommand command, int depth, int wrappers)
    {
        if (command.Name == "find" && command.Words.Count > 1)
            AddFound(command, depth, wrappers);
        else if (command.Name == "xargs" && wrappers < MostWrappers)
            AddWithInput(command, depth, wrappers);
        else if (wrappers >= MostWrappers || !TryAddStarted(command, depth, wrappers))
            _commands.Add(WithPiped(command));
    }

    private bool TryAddStarted(RunningCommand command, int depth, int wrappers)
    {
        foreach (var line in TableLine.Find(StartingCommands.Table, command.Name))
        {
            if (line.Clause("module") is { } option)
                return TryAddModule(command, option, depth, wrappers);
            var start = 1 + line.Words.Count;
            if (!IsAt(line, command.Words))
                continue;
            if (line.Clause("keep") is not null)
                start--;
            var isPowerShell = line.Clause("powershell") is not null;
            var arguments = CommandArguments.Read(command.Words, start, line.Clause("values") ?? "", OptionStyle.First);
            if (line.Clause("unless") is { } unless && arguments.Has(unless))
                return false;
            if (line.Clause("after") is { } marks)
                return AddAfter(command, marks, depth);
            if (line.Clause("reads") is { } reads)
                return AddRead(command, arguments, reads, isPowerShell, depth);
            start = arguments.End + (line.Clause("skip") is { } skip ? skip[0] - '0' : 0);
            if (line.Clause("skip-if") is { } first && start < command.Words.Count && first.Split(' ').Contains(command.Words[start].Text))
                start++;
            List<string> variables = [.. command.Variables];
            for (; start < command.Words.Count && IsAssignment(command.Words[start], command.Name); start++)
                variables.Add(command.Words[start].Text ?? "");
            var folder = arguments.Value("chdir directory") is { } other ? _surroundings.Absolute(command.Folder, other) : command.Folder;
            if (command.Name is "env" or "sudo" && arguments.Value("C D") is { } inner)
                folder = _surroundings.Absolute(command.Folder, inner);
            if (start >= command.Words.Count)
                return false;
            Add(With(command, [.. command.Words.Skip(start)], folder, variables: variables), depth, wrappers + 1);
            return true;
        }

        return false;
    }

    /// <summary>Whether a word sets a variable; for <c>env</c>, one that cannot be known does.</summary>
    private static bool IsAssignment(ShellWord word, string wrapper) =>
        word.Text is { } text ? text.IndexOf('=', StringComparison.Ordinal) > 0 : wrapper == "env";

    private static bool IsAt(TableLine line, IReadOnlyList<ShellWord> words)
    {
        for (var i = 0; i < line.Words.Count; i++)
        {
            if (line.Words[i].Length > 0 && (i + 1 >= words.Count || words[i + 1].Text != line.Words[i]))
                return false;
        }

        return true;
    }

    private bool TryAddModule(RunningCommand command, string option, int depth, int wrappers)
    {
        for (var i = 1; i + 1 < command.Words.Count && command.Words[i].Text is ['-', _, ..] text; i++)
        {
            if (text != "-" + option)
                continue;
            Add(With(command, [.. command.Words.Skip(i + 1)], command.Folder), depth, wrappers + 1);
            return true;
        }

        return false;
    }

    /// <summary>Adds the commands of a text that a shell gets as an argument.</summary>
    private bool AddRead(RunningCommand command, CommandArguments arguments, string option, bool isPowerShell, int depth)
    {
        var isText = option.Length == 0 || arguments.Has(option);
        var start = arguments.End;
        if (isPowerShell && option.Length > 0)
        {
            start = 1 + command.Words.Skip(1).TakeWhile(word => !IsParameter(word, option)).Count() + 1;
            isText = true;
        }

        // Without a text and a script's name a shell reads its commands from its input.
        if (!isText && start >= command.Words.Count && InputOf(command) is { } input && depth < DeepestShell)
            return AddText(command, input, isPowerShell, depth);
        if (!isText || depth >= DeepestShell || start >= command.Words.Count)
            return false;
        var count = option.Length == 0 || isPowerShell ? command.Words.Count - start : 1;
        var parts = new string[count];
        for (var i = 0; i < count; i++)
        {
            if (command.Words[start + i].Text is not { } part)
                return true;
            parts[i] = part;
        }

        return AddText(command, string.Join(' ', parts), isPowerShell || (option.Length == 0 && command.IsPowerShell), depth);
    }

    /// <summary>The text that a command reads, as a here-document or from the command before the pipe; null if it is not known.</summary>
    private static string? InputOf(RunningCommand command) =>
        command.InputText
        ?? command.Input switch
        {
            { Words: [{ Text: "cat" }], InputText.Text: { } text } => text,
            { Words: [{ Text: "echo" or "printf" }, ..] } printing => Printed(printing),
            _ => null,
        };

    private static string? Printed(SimpleCommand printing)
    {
        var words = new List<string>();
        for (var i = 1; i < printing.Words.Count; i++)
        {
            if (printing.Words[i].Text is not { } text)
                return null;
            // Options, and the format of printf.
            if (words.Count > 0 || !(text.StartsWith('-') || text.Contains('%', StringComparison.Ordinal)))
                words.Add(text);
        }

        return string.Join(' ', words).Replace("\\n", "\n", StringComparison.Ordinal);
    }

    /// <summary>
    /// Adds the commands of a text that stands after one of some words, for a shell whose commands PowerShell has by alias.
    /// </summary>
    private bool AddAfter(RunningCommand command, string marks, int depth)
    {
        var start = 1;
        while (start < command.Words.Count && !IsOneOf(marks, command.Words[start].Text))
            start++;
        if (start + 1 >= command.Words.Count || depth >= DeepestShell)
            return false;
        var words = new List<string>();
        for (var i = start + 1; i < command.Words.Count; i++)
        {
            if (command.Words[i].Text is not { } word)
                return false;
            words.Add(word);
        }

        var text = string.Join(' ', words);
        return AddText(command, text.Replace(" /s", " -Recurse", StringComparison.OrdinalIgnoreCase), isPowerShell: true, depth);
    }

    private static bool IsOneOf(string words, string? word) =>
        word is not null && $" {words} ".Contains($" {word} ", StringComparison.OrdinalIgnoreCase);

    private bool AddText(RunningCommand command, string text, bool isPowerShell, int depth)
    {
        if (_surroundings.CommandsOf(text, command.Folder, isPowerShell) is { } commands)
            AddAll(commands, command.Folder, command.Variables, isPowerShell, depth + 1);
        _commands.Add(With(command, [], command.Folder));
        return true;
    }

    private static bool IsParameter(ShellWord word, string name) =>
        word.Text is ['-', _, ..] text && name.StartsWith(text[1..], StringComparison.OrdinalIgnoreCase);

    /// <summary>Adds what <c>find</c> does to the files that it finds.</summary>
    private void AddFound(RunningCommand command, int depth, int wrappers)
    {
        _commands.Add(With(command, [], command.Folder));
        if (FoundFiles.Read(command.Words, command.Folder, _surroundings) is not { } found)
            return;
        if (found.Deletes)
            _commands.Add(With(command, [Plain("rm"), .. found.Files], command.Folder, found.IsGuess, title: "find -delete"));
        foreach (var words in found.Commands)
            Add(With(command, words, command.Folder, found.IsGuess), depth, wrappers + 1);
    }

    /// <summary>Adds what <c>xargs</c> starts, with the files that the command before the pipe lists.</summary>
    private void AddWithInput(RunningCommand command, int depth, int wrappers)
    {
        var arguments = CommandArguments.Read(
            command.Words,
            1,
            "n max-args P max-procs I replace? i? L max-lines? d delimiter a arg-file s max-chars E e? eof?",
            OptionStyle.First
        );
        List<ShellWord> words = [.. command.Words.Skip(arguments.End)];
        if (words.Count == 0)
            return;
        var listed = FileLists.Of(command.Input, command.Folder, _surroundings);
        var mark = arguments.Value("I replace i")?.Text ?? (arguments.Has("i replace") ? "{}" : null);
        if (mark is null)
            words.AddRange(listed.Files);
        else
            words = FoundFiles.Replace(words, mark, listed.Files);
        Add(With(command, words, command.Folder, listed.IsGuess), depth, wrappers + 1);
    }

    /// <summary>A cmdlet with the files that it gets through a pipe.</summary>
    private RunningCommand WithPiped(RunningCommand command)
    {
        if (!command.IsPowerShell || command.Input is null || !TakesFiles.Contains($" {command.Name} ", StringComparison.Ordinal))
            return command;
        var listed = FileLists.Of(command.Input, command.Folder, _surroundings);
        return With(command, [command.Words[0], .. listed.Files, .. command.Words.Skip(1)], command.Folder, listed.IsGuess);
    }

    /// <summary>The words, with the files that a substitution lists in place of it.</summary>
    private IReadOnlyList<ShellWord> Expanded(IReadOnlyList<ShellWord> words, string? folder, out bool isGuess)
    {
        isGuess = false;
        List<ShellWord>? expanded = null;
        for (var i = 0; i < words.Count; i++)
        {
            var isList = i > 0 && words[i] is { Text: null, Substitutions.Count: > 0 };
            if (isList && FileLists.Of(words[i].Substitutions[^1], folder, _surroundings) is { Files.Count: > 0 } listed)
            {
                expanded ??= [.. words.Take(i)];
                expanded.AddRange(listed.Files);
                isGuess |= listed.IsGuess;
            }
            else
            {
                expanded?.Add(words[i]);
            }
        }

        return expanded ?? words;
    }

    private static RunningCommand With(
        RunningCommand command,
        IReadOnlyList<ShellWord> words,
        string? folder,
        bool isGuess = false,
        IReadOnlyList<string>? variables = null,
        string? title = null
    ) =>
        new(words, folder)
        {
            Title = title,
            Redirections = command.Redirections,
            Input = command.Input,
            InputText = command.InputText,
            Variables = variables ?? command.Variables,
            IsGuess = isGuess || command.IsGuess,
            IsPowerShell = command.IsPowerShell,
        };

    private static ShellWord Plain(string text) => new() { Text = text, IsBare = true };
}
