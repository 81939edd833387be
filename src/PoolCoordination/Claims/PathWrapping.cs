using System.Buffers;

namespace PoolCoordination.Claims;

/// <summary>
/// The characters that people and models write around a path: quotation marks and bullets, and after it lines, anchors and remarks.
/// </summary>
internal static class PathWrapping
{
    private static readonly SearchValues<char> s_lineNumberCharacters = SearchValues.Create("0123456789-–,L: ");
    private static readonly string[] s_quotes = ["\"\"", "''", "``", "“”", "‘’", "()", "<>"];
    private static readonly string[] s_remarks = [" - ", " – ", " — ", ": ", " lines ", " line ", " L"];

    /// <summary>The text without a pair of marks around it, a bullet before it, or punctuation after it.</summary>
    public static string Remove(string text)
    {
        foreach (var pair in s_quotes)
        {
            if (text.Length > 1 && text[0] == pair[0] && text[^1] == pair[1] && text.IndexOf(pair[1], 1) == text.Length - 1)
                return text[1..^1].Trim();
        }

        if (
            text.Length > 4
            && text.StartsWith("**", StringComparison.Ordinal)
            && text.EndsWith("**", StringComparison.Ordinal)
            && text[2] != '/'
        )
            return text[2..^2].Trim();
        if (
            text.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
            && text.Length > 5
            && !text.StartsWith("file://", StringComparison.OrdinalIgnoreCase)
        )
            return text[5..].Trim();
        // A link of Markdown says its target last.
        if (
            text is ['[', .., ')']
            && text.IndexOf("](", StringComparison.Ordinal) is > 0 and var target
            && text.IndexOf(')', StringComparison.Ordinal) == text.Length - 1
        )
            return text[(target + 2)..^1].Trim();
        if (text is ['-' or '*' or '+' or '•', ' ' or '\t', ..])
            return text[2..].Trim();
        return text is [_, .., ';' or ':' or ','] ? text[..^1].TrimEnd() : text;
    }

    /// <summary>The text without what may follow a path; for some of that only what looks like one should count.</summary>
    public static IEnumerable<(string Text, bool PathsOnly)> Cuts(string text)
    {
        if (text[^1] == '.' && text.Length > 1 && text[^2] is not ('.' or '/'))
            yield return (text[..^1], true);
        if (text[^1] == ')' && text.LastIndexOf(" (", StringComparison.Ordinal) is > 0 and var remark)
            yield return (text[..remark].Trim(), false);
        if (text[^1] == ')' && text.LastIndexOf('(') is > 0 and var lines && AreLineNumbers(text.AsSpan(lines + 1)[..^1]))
            yield return (text[..lines], true);
        if (text.LastIndexOf(':') is > 0 and var colon && AreLineNumbers(text.AsSpan(colon + 1)))
            yield return (text[..colon], false);
        if (text.LastIndexOf('#') is > 0 and var anchor && !text.AsSpan(anchor).Contains('/'))
            yield return (text[..anchor], true);
        if (text.IndexOf("::", StringComparison.Ordinal) is > 0 and var member && !text.AsSpan(member).Contains('/'))
            yield return (text[..member], true);
        foreach (var mark in s_remarks)
        {
            var at = text.IndexOf(mark, StringComparison.Ordinal);
            if (at > 0 && (!mark.EndsWith('L') || AreLineNumbers(text.AsSpan(at + 1))))
                yield return (text[..at].Trim(), true);
        }
    }

    /// <summary>Whether it is the number of a line, or several.</summary>
    private static bool AreLineNumbers(ReadOnlySpan<char> text) =>
        text.ContainsAnyInRange('0', '9') && !text.ContainsAnyExcept(s_lineNumberCharacters);
}
