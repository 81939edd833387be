namespace PoolCoordination.Shell.Syntax;

/// <summary>What a piece of a word is.</summary>
internal enum WordPartKind
{
    /// <summary>Text outside quotation marks.</summary>
    Bare,

    /// <summary>Text in quotation marks or after a backslash.</summary>
    Quoted,

    /// <summary>A variable whose value is split at blanks.</summary>
    Variable,

    /// <summary>A variable in quotation marks.</summary>
    QuotedVariable,

    /// <summary>All elements of an array, or all arguments of a function.</summary>
    Elements,

    /// <summary>What cannot be known before the command runs.</summary>
    Unknown,

    /// <summary>A brace outside quotation marks that may begin alternatives.</summary>
    OpeningBrace,

    /// <summary>A comma outside quotation marks that may separate alternatives.</summary>
    Comma,

    /// <summary>A brace outside quotation marks that may end alternatives.</summary>
    ClosingBrace,
}
