namespace PoolCoordination.Shell.Syntax;

/// <summary>A piece of a word as it is written.</summary>
/// <param name="kind">What it is.</param>
/// <param name="text">Its text, or the name of the variable.</param>
/// <param name="commands">The commands in it, which run before the word is known.</param>
internal sealed class WordPart(WordPartKind kind, string text, SyntaxNode? commands = null)
{
    /// <summary>What it is.</summary>
    public WordPartKind Kind => kind;

    /// <summary>Its text, or the name of the variable.</summary>
    public string Text => text;

    /// <summary>The commands in it, which run before the word is known.</summary>
    public SyntaxNode? Commands => commands;
}
