using PoolCoordination.Entries;

namespace PoolCoordination.Relevance;

/// <summary>Which entries a reader is shown.</summary>
/// <param name="Reader">Who reads.</param>
/// <param name="Domain">What the reader works on now, or null where that is not set: then everything is shown.</param>
internal sealed record Visibility(Identity Reader, Domain? Domain)
{
    private const double Threshold = 0.3;

    /// <summary>
    /// Own entries, those with a score of at least 0.3, those with a BLOCKS that says something; all without a domain. Lines that only
    /// release or renew a claim are never shown, and neither are claims of an edit.
    /// </summary>
    public bool Shows(PoolEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.IsUpkeepOfClaim || entry.IsClaimFromEdit)
            return false;
        return Domain is null || Reader.Owns(entry) || SaysSomething(entry.Blocks) || IsInDomain(entry);
    }

    /// <summary>Whether an entry scores at least 0.3 for the reader's domain; never without a domain.</summary>
    public bool IsInDomain(PoolEntry entry) => Domain?.Score(entry) >= Threshold;

    /// <summary>Whether a text has the reader's name as a word.</summary>
    public bool IsNamedIn(string text)
    {
        var name = Reader.Instance;
        var at = name.Length == 0 ? -1 : text.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        while (at >= 0 && (IsInWord(text, at - 1) || IsInWord(text, at + name.Length)))
            at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase);
        return at >= 0;
    }

    private static bool IsInWord(string text, int at) =>
        at >= 0 && at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '-' or '_');

    /// <summary>Whether a BLOCKS says anything: not empty, no <c>None…</c>, <c>N/A</c> or dash.</summary>
    public static bool SaysSomething(string blocks)
    {
        var text = blocks.AsSpan().Trim(" \t.*_`'\"()");
        return ContainsWord(text) && !Says(text, "none") && !Says(text, "n/a");
    }

    private static bool Says(ReadOnlySpan<char> text, string nothing) =>
        text.StartsWith(nothing, StringComparison.OrdinalIgnoreCase)
        && (text.Length == nothing.Length || !char.IsLetterOrDigit(text[nothing.Length]));

    private static bool ContainsWord(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (char.IsLetterOrDigit(character))
                return true;
        }

        return false;
    }
}
