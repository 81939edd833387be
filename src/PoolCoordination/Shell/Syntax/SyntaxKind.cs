namespace PoolCoordination.Shell.Syntax;

/// <summary>How a command is made of others.</summary>
internal enum SyntaxKind
{
    /// <summary>A name with its arguments.</summary>
    Simple,

    /// <summary>Words that are evaluated without a command, such as a condition.</summary>
    Expression,

    /// <summary>One after another.</summary>
    Sequence,

    /// <summary>Each reads what the one before it prints.</summary>
    Pipeline,

    /// <summary>In a shell of its own: no folder and no variable leaves it.</summary>
    Subshell,

    /// <summary>At most one of them runs.</summary>
    Choice,

    /// <summary>Once for each of the words.</summary>
    Loop,

    /// <summary>Runs where its name is called.</summary>
    Function,
}
