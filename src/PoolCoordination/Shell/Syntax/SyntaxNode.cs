namespace PoolCoordination.Shell.Syntax;

/// <summary>A command as it is written, simple or made of others.</summary>
/// <param name="kind">What it is.</param>
internal sealed class SyntaxNode(SyntaxKind kind)
{
    private List<SyntaxNode>? _children;
    private List<WordPart[]>? _words;
    private List<SyntaxAssignment>? _assignments;
    private List<SyntaxRedirection>? _redirections;

    /// <summary>What it is.</summary>
    public SyntaxKind Kind => kind;

    /// <summary>The variable of a loop or the name of a function.</summary>
    public string Name { get; init; } = "";

    /// <summary>The commands of which it is made, in order.</summary>
    public List<SyntaxNode> Children => _children ??= [];

    /// <summary>The words of a simple command, or those over which a loop goes.</summary>
    public List<WordPart[]> Words => _words ??= [];

    /// <summary>The variables that are set.</summary>
    public List<SyntaxAssignment> Assignments => _assignments ??= [];

    /// <summary>The files in place of the standard streams.</summary>
    public List<SyntaxRedirection> Redirections => _redirections ??= [];

    /// <summary>A command that is made of another one.</summary>
    public static SyntaxNode Around(SyntaxKind kind, SyntaxNode child, string name = "") => new(kind) { Name = name, _children = [child] };
}
