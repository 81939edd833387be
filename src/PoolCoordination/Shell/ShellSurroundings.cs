using PoolCoordination.Host;
using PoolCoordination.Shell.Syntax;
using PoolCoordination.Storage;

namespace PoolCoordination.Shell;

/// <summary>Where a command line would run.</summary>
internal sealed class ShellSurroundings
{
    private readonly Dictionary<string, string> _folders = new(StringComparer.Ordinal);

    /// <summary>The absolute path of the folder in which it starts.</summary>
    public required string Folder { get; init; }

    /// <summary>The user's home folder.</summary>
    public required string Home { get; init; }

    /// <summary>
    /// Whether there is a file or folder with an absolute path, which may have wildcards in its last name; what is tracked and
    /// deleted counts as well where that is known.
    /// </summary>
    public required Predicate<string> Exists { get; init; }

    /// <summary>Gets the text of a file by its absolute path; null if it cannot be read or is long.</summary>
    public Func<string, string?> Read { get; init; } = _ => null;

    /// <summary>Whether PowerShell runs it.</summary>
    public bool IsPowerShell { get; init; }

    /// <summary>The absolute path that a word means in a folder; null if it cannot be known.</summary>
    public string? Absolute(string? folder, ShellWord word) =>
        word.Text is not { Length: > 0 } text || text.Contains('\0', StringComparison.Ordinal) ? null
        : word.IsBare && text[0] == '~' ? (text.Length == 1 || text[1] == '/' ? Normal(Home + text[1..]) : null)
        : Absolute(folder, text[0] == '~' ? "./" + text : text);

    /// <summary>The absolute path of what a text means in a folder; null if it cannot be known.</summary>
    public string? Absolute(string? folder, string text)
    {
        if (IsPowerShell && !OperatingSystem.IsWindows())
            text = text.Replace('\\', '/');
        if (text is "~" or ['~', '/', ..])
            return Normal(Home + text[1..]);
        text = OfDrive(text);
        if (Path.IsPathFullyQualified(text))
            return Normal(text);
        return folder is null || text.Contains('\0', StringComparison.Ordinal) ? null : Normal(Path.Combine(OfDrive(folder), text));
    }

    /// <summary>A path from the root of a shell of Unix, as Windows names it.</summary>
    private static string OfDrive(string path) => path is ['/', ..] ? WindowsPath.Local(path) : path;

    /// <summary>What a word means as a path that the shell completes; null if it cannot be known.</summary>
    public ShellPath? Pattern(string? folder, ShellWord word) =>
        Absolute(folder, word) is { } path ? new ShellPath(path, word.HasWildcards) : null;

    /// <summary>The root of the working tree of which a folder is part; null if there is none.</summary>
    public string? TreeOf(string? folder)
    {
        while (folder is not null && !Exists(Path.Combine(folder, ".git")))
            folder = Path.GetDirectoryName(folder);
        return folder is null ? null : RealPath.Of(folder);
    }

    /// <summary>The commands of a text that a shell would read; null if it is not understood.</summary>
    /// <param name="text">The text.</param>
    /// <param name="folder">The absolute path of the folder in which the shell starts; null if that cannot be known.</param>
    /// <param name="isPowerShell">Whether PowerShell reads it; else Bash or a shell like it.</param>
    public IReadOnlyList<SimpleCommand>? CommandsOf(string text, string? folder, bool isPowerShell)
    {
        return isPowerShell ? PowerShellReader.Read(text, TopLevelOf) : BashReader.Read(text, TopLevelOf);

        string? TopLevelOf(string relative) => TreeOf(Absolute(folder, relative));
    }

    /// <summary>The same with a working tree that a command makes.</summary>
    public ShellSurroundings WithTree(string root) =>
        new()
        {
            Folder = Folder,
            Home = Home,
            IsPowerShell = IsPowerShell,
            Read = Read,
            Exists = path => path == Path.Combine(root, ".git") || Exists(path),
        };

    /// <summary>
    /// The path in the folder to which its links lead; its last name may be that of a link, as a command may be about the link itself.
    /// </summary>
    private string Normal(string path)
    {
        if (path.Contains('\0', StringComparison.Ordinal))
            return path;
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.GetDirectoryName(full) is not { } folder)
            return full;
        if (!_folders.TryGetValue(folder, out var real))
            _folders[folder] = real = RealPath.Of(folder);
        return Path.Combine(real, Path.GetFileName(full));
    }
}
