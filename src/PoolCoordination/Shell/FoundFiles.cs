using PoolCoordination.Shell.Syntax;

namespace PoolCoordination.Shell;

/// <summary>What <c>find</c> finds, and what it does to it.</summary>
internal sealed class FoundFiles
{
    /// <summary>More patterns than anybody writes.</summary>
    private const int Most = 100;

    /// <summary>More commands than anybody writes.</summary>
    private const int MostCommands = 8;

    private FoundFiles() { }

    /// <summary>The files, as patterns.</summary>
    public List<ShellWord> Files { get; } = [];

    /// <summary>Whether they are deleted.</summary>
    public bool Deletes { get; private set; }

    /// <summary>The commands that get them.</summary>
    public List<IReadOnlyList<ShellWord>> Commands { get; } = [];

    /// <summary>Whether their age, size or the like decides as well.</summary>
    public bool IsGuess { get; private set; }

    /// <summary>Reads a call of <c>find</c>; null if it finds empty files only, or nothing can be said.</summary>
    public static FoundFiles? Read(IReadOnlyList<ShellWord> words, string? folder, ShellSurroundings surroundings)
    {
        var found = new FoundFiles();
        var starts = new List<ShellWord>();
        var names = new List<string>();
        var commands = new List<List<ShellWord>>();
        var (isNegated, isAnd, isFlat) = (false, true, false);
        var i = 1;
        for (; i < words.Count && words[i].Text is not ['-' or '(' or '!', ..]; i++)
            starts.Add(words[i]);
        for (; i < words.Count; i++)
        {
            var wasNegated = isNegated;
            isNegated = false;
            switch (words[i].Text)
            {
                case "!" or "-not":
                    isNegated = true;
                    break;
                case "-empty" when !wasNegated:
                    return null;
                case "-o" or "-or":
                    isAnd = false;
                    break;
                case "-maxdepth":
                    isFlat = ++i < words.Count && words[i].Text is "0" or "1";
                    break;
                case "-delete":
                    found.Deletes = true;
                    break;
                case "-name" or "-iname" or "-path" or "-ipath" or "-wholename" when i + 1 < words.Count:
                    var isPath = words[i].Text is not ("-name" or "-iname");
                    if (words[++i].Text is { } name && !wasNegated)
                        names.Add(isPath ? "/" + name : name);
                    break;
                case "-exec" or "-execdir" or "-ok" or "-okdir":
                    var inner = new List<ShellWord>();
                    for (i++; i < words.Count && words[i].Text is not (";" or "+"); i++)
                        inner.Add(words[i]);
                    if (commands.Count < MostCommands)
                        commands.Add(inner);
                    break;
                case "-mtime" or "-mmin" or "-newer" or "-size" or "-perm" or "-user" or "-regex" or "-iregex" or "-atime" or "-ctime":
                    found.IsGuess = true;
                    i++;
                    break;
                case "-type" or "-mindepth" or "-printf" or "-fprint" or "-newermt":
                    i++;
                    break;
            }
        }

        if (starts.Count == 0)
            starts.Add(new ShellWord { Text = "." });
        if (isAnd && names.Count > 1)
            names.RemoveRange(1, names.Count - 1);
        foreach (var start in starts)
            found.Add(start, names, isFlat, folder, surroundings);
        foreach (var command in commands)
            found.Commands.Add(Replace(command, "{}", found.Files));
        return found;
    }

    /// <summary>The words, with files in place of a mark.</summary>
    public static List<ShellWord> Replace(List<ShellWord> words, string mark, List<ShellWord> files)
    {
        var replaced = new List<ShellWord>();
        foreach (var word in words)
        {
            if (word.Text == mark)
                replaced.AddRange(files);
            else if (word.Text?.Contains(mark, StringComparison.Ordinal) == true)
                replaced.Add(ShellWord.Unknown);
            else
                replaced.Add(word);
        }

        return replaced;
    }

    /// <summary>A pattern in which <c>*</c> stands for separators, too.</summary>
    public static string WithDeepWildcards(string pattern) =>
        pattern.Replace("**", "*", StringComparison.Ordinal).Replace("*", "**", StringComparison.Ordinal);

    private void Add(ShellWord start, List<string> names, bool isFlat, string? folder, ShellSurroundings surroundings)
    {
        if (Files.Count + names.Count > Most || surroundings.Absolute(folder, start) is not { } root)
            return;
        var top = root.TrimEnd('/');
        if (names.Count == 0)
            Files.Add(new ShellWord { Text = top + (isFlat ? "/*" : "/**"), HasWildcards = true });
        if (names.Count == 0 && !isFlat)
            Files.Add(new ShellWord { Text = top, HasWildcards = start.HasWildcards });
        foreach (var name in names)
        {
            if (name[0] != '/')
                Files.Add(new ShellWord { Text = $"{top}/{(isFlat ? "" : "**/")}{name}", HasWildcards = true });
            else if (surroundings.Absolute(folder, WithDeepWildcards(name[1..])) is { } path)
                Files.Add(new ShellWord { Text = path, HasWildcards = true });
        }
    }
}
