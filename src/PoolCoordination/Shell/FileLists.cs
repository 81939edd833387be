using PoolCoordination.Shell.Syntax;

namespace PoolCoordination.Shell;

/// <summary>The files that a command prints, for those that get them as arguments.</summary>
internal sealed class FileLists
{
    /// <summary>Commands that are farther up a pipe are not looked at.</summary>
    public const int LongestPipe = 32;

    /// <summary>
    /// The commands that list files. Their words are folders or files: all below them; what is in them (<c>flat</c>, unless one of the
    /// options after it is there); or what they say (<c>words</c>). <c>after</c>: some words before them are something else.
    /// <c>guess</c>: not all files need be printed.
    /// </summary>
    private const string Table = """

        ls | flat
        gls | flat
        get-childitem | flat recurse
        gci | flat recurse
        dir | flat recurse
        echo | words
        printf | words | after 1
        git ls-files |
        git diff | needs name-only
        git status |
        git grep | guess | after 1 | needs l files-with-matches name-only
        grep | guess | after 1 | needs l files-with-matches L
        egrep | guess | after 1 | needs l files-with-matches
        rg | guess | after 1 | needs l files-with-matches
        rg | guess | needs files
        ag | guess | after 1 | needs l files-with-matches
        ack | guess | after 1 | needs l
        fd | guess | after 1
        fdfind | guess | after 1

        """;

    /// <summary>The commands that let through some of the lines that they read.</summary>
    private const string Filters = " grep egrep rg head tail uniq sed where-object select-object select-string ";

    /// <summary>The commands that let through all of them.</summary>
    private const string Passages = " sort awk cut tr cat tee xargs foreach-object ";

    private FileLists() { }

    /// <summary>The files, as patterns.</summary>
    public List<ShellWord> Files { get; } = [];

    /// <summary>Whether only some of them may be printed.</summary>
    public bool IsGuess { get; private set; }

    /// <summary>The files that a command prints.</summary>
    public static FileLists Of(SimpleCommand? command, string? folder, ShellSurroundings surroundings)
    {
        var list = new FileLists();
        for (var i = 0; i < LongestPipe && command is { Words.Count: > 0 }; i++)
        {
            var name = new RunningCommand(command.Words, folder).Name;
            if (name == "find")
            {
                if (FoundFiles.Read(command.Words, folder, surroundings) is { } found)
                {
                    list.Files.AddRange(found.Files);
                    list.IsGuess |= found.IsGuess;
                }

                return list;
            }

            if (list.TryAdd(command, name, folder, surroundings))
                return list;
            var isFilter = Filters.Contains($" {name} ", StringComparison.Ordinal);
            if (!isFilter && !Passages.Contains($" {name} ", StringComparison.Ordinal))
                return list;
            list.IsGuess |= isFilter;
            command = command.Input;
        }

        return list;
    }

    private bool TryAdd(SimpleCommand command, string name, string? folder, ShellSurroundings surroundings)
    {
        foreach (var line in TableLine.Find(Table, name))
        {
            var style = surroundings.IsPowerShell ? OptionStyle.PowerShell : OptionStyle.Anywhere;
            var arguments = CommandArguments.Read(command.Words, 1, "C e g t type glob filter include", style);
            if (!line.Fits(arguments) || (line.Clause("needs") is { } needs && !arguments.Has(needs)))
                continue;
            var first = line.Words.Count + (line.Clause("after") is { } after ? after[0] - '0' : 0);
            List<ShellWord> operands = [.. arguments.Operands.Skip(first)];
            IsGuess |= line.Clause("guess") is not null;
            if (line.Clause("words") is not null)
            {
                Files.AddRange(operands);
                return true;
            }

            var isFlat = line.Clause("flat") is { } flat && (flat.Length == 0 || !arguments.Has(flat));
            if (operands.Count == 0)
                operands.Add(new ShellWord { Text = "." });
            var tree = name == "git" ? surroundings.TreeOf(folder) : null;
            if (tree is not null && folder is not null)
                GitPathspecs.Read(operands, folder, tree, surroundings).Included.ForEach(path => Add(path, isFlat));
            else
                operands.ForEach(operand => Add(surroundings.Pattern(folder, operand), isFlat));
            return true;
        }

        return false;
    }

    private void Add(ShellPath? path, bool isFlat)
    {
        if (path is null)
            return;
        Files.Add(new ShellWord { Text = path.Text, HasWildcards = path.IsPattern });
        if (path.IsPattern && !isFlat)
            Files.Add(new ShellWord { Text = $"{Path.GetDirectoryName(path.Text)}/**/{Path.GetFileName(path.Text)}", HasWildcards = true });
        if (!path.IsPattern)
            Files.Add(new ShellWord { Text = path.Text + (isFlat ? "/*" : "/**"), HasWildcards = true });
    }
}
