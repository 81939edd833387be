using System.Diagnostics.CodeAnalysis;
using PoolCoordination.Shell.Syntax;

namespace PoolCoordination.Shell;

/// <summary>A program that would run, without what starts it.</summary>
/// <param name="words">Its name and arguments.</param>
/// <param name="folder">The absolute path of the folder in which it runs; null if that cannot be known.</param>
internal sealed class RunningCommand(IReadOnlyList<ShellWord> words, string? folder)
{
    /// <summary>Set for a command, it goes past the guard, with a person's consent.</summary>
    public const string WayOut = "POOL_SHELL_GUARD=off";

    private static readonly string[] s_endings = [".exe", ".cmd", ".bat", ".ps1"];

    /// <summary>Its name and arguments; none for redirections alone.</summary>
    public IReadOnlyList<ShellWord> Words => words;

    /// <summary>The absolute path of the folder in which it runs; null if that cannot be known.</summary>
    public string? Folder => folder;

    /// <summary>The name without its folder, in small letters; empty if it cannot be known.</summary>
    public string Name { get; } = words.Count == 0 ? "" : NameOf(words[0]);

    /// <summary>The name as it is shown; the one that was written, without its folder, unless another is given.</summary>
    [AllowNull]
    public string Title
    {
        get => field ?? (words.Count == 0 ? "" : TitleOf(words[0]));
        init;
    }

    /// <summary>The files in place of its standard streams.</summary>
    public IReadOnlyList<Redirection> Redirections { get; init; } = [];

    /// <summary>The text that it reads in place of a file, as a here-document; null if there is none.</summary>
    public string? InputText { get; init; }

    /// <summary>The command whose output it reads.</summary>
    public SimpleCommand? Input { get; init; }

    /// <summary>Whether it may get only some of its arguments.</summary>
    public bool IsGuess { get; init; }

    /// <summary>Whether PowerShell runs it.</summary>
    public bool IsPowerShell { get; init; }

    /// <summary>The variables that are set for it, each with its value: <c>NAME=value</c>.</summary>
    public IReadOnlyList<string> Variables { get; init; } = [];

    /// <summary>Whether the way out was taken for it.</summary>
    public bool IsExempt => Variables.Contains(WayOut, StringComparer.Ordinal);

    /// <summary>The value of a variable that is set for it; null if it is not.</summary>
    public string? Variable(string name)
    {
        foreach (var variable in Variables)
        {
            if (variable.Length > name.Length && variable[name.Length] == '=' && variable.StartsWith(name, StringComparison.Ordinal))
                return variable[(name.Length + 1)..];
        }

        return null;
    }

    private static string TitleOf(ShellWord word) =>
        word.Text is { } text ? text[(text.AsSpan().LastIndexOfAny('/', '\\') + 1)..] : "";

    private static string NameOf(ShellWord word)
    {
        var text = TitleOf(word).ToLowerInvariant();
        foreach (var ending in s_endings)
        {
            if (text.EndsWith(ending, StringComparison.Ordinal))
                return text[..^ending.Length];
        }

        // A version, as npx has it.
        return text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at ? text[..at] : text;
    }
}
