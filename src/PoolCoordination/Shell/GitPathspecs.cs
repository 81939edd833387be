using PoolCoordination.Shell.Syntax;

namespace PoolCoordination.Shell;

/// <summary>The files that words mean for git.</summary>
internal sealed class GitPathspecs
{
    private const string FromFile = "pathspec-from-file";

    private GitPathspecs() { }

    /// <summary>What is meant.</summary>
    public List<ShellPath> Included { get; } = [];

    /// <summary>What is left out of it.</summary>
    public List<ShellPath> Excluded { get; } = [];

    /// <summary>Reads words of a command that runs in a folder of a working tree.</summary>
    public static GitPathspecs Read(IEnumerable<ShellWord> words, string folder, string tree, ShellSurroundings surroundings)
    {
        var read = new GitPathspecs();
        foreach (var word in words)
            read.Add(word, folder, tree, surroundings);
        // An exclusion alone leaves the rest.
        if (read.Excluded.Count > 0 && read.Included.Count == 0)
            read.Included.Add(new ShellPath(folder, isPattern: false));
        return read;
    }

    /// <summary>
    /// The words of a command, with what a file lists in place of the option that names it; with the whole folder if that is not known.
    /// </summary>
    public static IReadOnlyList<ShellWord> WithListed(RunningCommand command, string? folder, ShellSurroundings surroundings)
    {
        var arguments = CommandArguments.Read(command.Words, 1, FromFile);
        if (arguments.Value(FromFile) is not { } file)
            return command.Words;
        var text =
            file.Text == "-" ? command.InputText
            : surroundings.Absolute(folder, file) is { } path ? surroundings.Read(path)
            : null;
        var words = new List<ShellWord>();
        for (var i = 0; i < command.Words.Count; i++)
        {
            if (command.Words[i].Text is "--" + FromFile)
                i++;
            else if (command.Words[i].Text?.StartsWith("--pathspec-", StringComparison.Ordinal) != true)
                words.Add(command.Words[i]);
        }

        words.Add(new ShellWord { Text = "--" });
        foreach (var name in text?.Split(['\n', '\r', '\0'], StringSplitOptions.RemoveEmptyEntries) ?? ["."])
            words.Add(new ShellWord { Text = name });
        return words;
    }

    private void Add(ShellWord word, string folder, string tree, ShellSurroundings surroundings)
    {
        if (word.Text is not [':', ..] text)
        {
            if (surroundings.Pattern(folder, word) is { } path)
                Included.Add(path.IsPattern && surroundings.Exists(path.Text) ? path : OfGit(path.Text));
            return;
        }

        var (isExcluded, isFromTop) = (false, false);
        var at = 1;
        if (text is [':', '(', ..] && text.IndexOf(')', StringComparison.Ordinal) is > 0 and var end)
        {
            foreach (var magic in text[2..end].Split(','))
            {
                isExcluded |= magic == "exclude";
                isFromTop |= magic == "top";
            }

            at = end + 1;
        }
        else
        {
            for (; at < text.Length && text[at] is '!' or '^' or '/'; at++)
            {
                isExcluded |= text[at] != '/';
                isFromTop |= text[at] == '/';
            }

            at += at < text.Length && text[at] == ':' ? 1 : 0;
        }

        if (surroundings.Absolute(isFromTop ? tree : folder, "./" + text[at..]) is { } meant)
            (isExcluded ? Excluded : Included).Add(OfGit(meant));
    }

    /// <summary>A wildcard of git stands for separators, too.</summary>
    private static ShellPath OfGit(string path) =>
        path.AsSpan().ContainsAny('*', '?', '[')
            ? new ShellPath(FoundFiles.WithDeepWildcards(path), isPattern: true)
            : new ShellPath(path, isPattern: false);
}
