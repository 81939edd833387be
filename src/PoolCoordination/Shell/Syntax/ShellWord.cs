namespace PoolCoordination.Shell.Syntax;

/// <summary>A word of a command, as the shell would hand it to a program.</summary>
internal sealed class ShellWord
{
    /// <summary>A word that cannot be known before the command runs.</summary>
    public static ShellWord Unknown { get; } = new() { Text = null };

    /// <summary>The word without its quotation marks; null if it depends on a variable or on what a command prints.</summary>
    public required string? Text { get; init; }

    /// <summary>Whether the shell would replace it by the names of files that match: it has a wildcard outside quotation marks.</summary>
    public bool HasWildcards { get; init; }

    /// <summary>
    /// Whether no part of it stands in quotation marks or after a backslash, so that the shell would see an alias or a tilde.
    /// </summary>
    public bool IsBare { get; init; }

    /// <summary>The commands whose output the word is, in order; none if it is anything more.</summary>
    public IReadOnlyList<SimpleCommand> Substitutions { get; init; } = [];

    /// <summary>A word that is what a command prints.</summary>
    public static ShellWord Of(SimpleCommand command) => new() { Text = null, Substitutions = [command] };
}
