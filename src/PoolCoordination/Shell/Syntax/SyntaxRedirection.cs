namespace PoolCoordination.Shell.Syntax;

/// <summary>A redirection as it is written.</summary>
/// <param name="kind">What happens to the file; null if the word is itself what is read.</param>
/// <param name="target">The file's name, or the text to read.</param>
internal sealed class SyntaxRedirection(RedirectionKind? kind, WordPart[] target)
{
    /// <summary>What happens to the file; null if the word is itself what is read.</summary>
    public RedirectionKind? Kind => kind;

    /// <summary>The file's name, or the text to read.</summary>
    public WordPart[] Target => target;
}
