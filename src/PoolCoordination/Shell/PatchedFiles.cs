using PoolCoordination.Shell.Syntax;

namespace PoolCoordination.Shell;

/// <summary>The files that patches change, as their texts name them (diff(1), git-diff(1)).</summary>
internal static class PatchedFiles
{
    private const int MostFiles = 500;

    private static readonly string[] s_marks = ["--- ", "+++ ", "rename from ", "rename to ", "copy to "];

    /// <summary>The names in the patches that a command gets, by files that it names or by its input.</summary>
    /// <param name="command">The command.</param>
    /// <param name="files">The patches that it names.</param>
    /// <param name="folder">The absolute path of the folder in which it works.</param>
    /// <param name="strip">How many folders are left out at the beginning of each name.</param>
    /// <param name="surroundings">Where the line of commands runs.</param>
    public static List<string> Of(
        RunningCommand command,
        IEnumerable<ShellWord> files,
        string? folder,
        int strip,
        ShellSurroundings surroundings
    )
    {
        List<ShellWord> patches = [.. files];
        foreach (var redirection in command.Redirections)
        {
            if (redirection.Kind == RedirectionKind.Read)
                patches.Add(redirection.Target);
        }

        var names = new List<string>();
        if (command.InputText is { } input)
            AddAll(input, strip, names);
        foreach (var patch in patches)
        {
            if (surroundings.Absolute(folder, patch) is { } path && surroundings.Read(path) is { } text)
                AddAll(text, strip, names);
        }

        return names;
    }

    private static void AddAll(string text, int strip, List<string> names)
    {
        foreach (var line in text.Split('\n'))
        {
            if (names.Count < MostFiles && Array.Find(s_marks, mark => line.StartsWith(mark, StringComparison.Ordinal)) is { } found)
                Add(line[found.Length..].Split('\t')[0].TrimEnd('\r'), found[0] is '-' or '+' ? strip : 0, names);
        }
    }

    private static void Add(string name, int strip, List<string> names)
    {
        for (var i = 0; i < strip && name.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash; i++)
            name = name[(slash + 1)..];
        if (name is not ("" or "dev/null" or "null") && !names.Contains(name))
            names.Add(name);
    }
}
