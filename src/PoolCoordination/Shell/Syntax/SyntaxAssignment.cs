namespace PoolCoordination.Shell.Syntax;

/// <summary>A value given to a variable, as it is written.</summary>
/// <param name="name">The variable.</param>
/// <param name="values">The value; several for an array.</param>
/// <param name="kind">What happens to the value of before.</param>
internal sealed class SyntaxAssignment(string name, List<WordPart[]> values, AssignmentKind kind)
{
    /// <summary>The variable.</summary>
    public string Name => name;

    /// <summary>The value; several for an array.</summary>
    public List<WordPart[]> Values => values;

    /// <summary>What happens to the value of before.</summary>
    public AssignmentKind Kind => kind;
}
