namespace PoolCoordination.Tests.Documents;

/// <summary>A fenced block of a page.</summary>
/// <param name="Line">The line of its fence.</param>
/// <param name="Language">What its fence says.</param>
/// <param name="Mark">
/// <c>tour</c>: it is run in the shell that the text names; <c>file</c>: it stands in the file that the text names; <c>not run</c>: for
/// the reason that the text gives.
/// </param>
/// <param name="MarkText">What follows the mark.</param>
/// <param name="Code">What stands in it.</param>
public sealed record CodeBlock(int Line, string Language, string Mark, string MarkText, string Code)
{
    /// <summary>What the block below it says that it shows; null where nothing is said.</summary>
    public string? Shows { get; set; }
}
