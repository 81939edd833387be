namespace PoolCoordination.Relevance;

/// <summary>Finds keywords where they begin a word.</summary>
internal static class Keyword
{
    /// <summary>
    /// Whether a keyword begins a word of a text, ignoring case. Words end at everything but letters and digits, and at a hump of
    /// camel case: <c>clip</c> occurs in <c>CLIP/LLaVA</c> and in <c>openClip</c>, not in <c>eclipse</c>. The keyword itself runs on
    /// across humps: <c>llava</c> occurs in <c>LLaVA</c>. A keyword of several words occurs where they stand in a row.
    /// </summary>
    public static bool OccursIn(ReadOnlySpan<char> text, ReadOnlySpan<char> keyword)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (BeginsWord(text, i) && StandsAt(text[i..], keyword))
                return true;
        }

        return false;
    }

    private static bool StandsAt(ReadOnlySpan<char> text, ReadOnlySpan<char> keyword)
    {
        var at = 0;
        var isFirst = true;
        while (NextWord(ref keyword) is { IsEmpty: false } word)
        {
            if (!isFirst && !SkipToNextWord(text, ref at))
                return false;
            if (!text[at..].StartsWith(word, StringComparison.OrdinalIgnoreCase))
                return false;
            at += word.Length;
            isFirst = false;
        }

        return !isFirst;
    }

    private static ReadOnlySpan<char> NextWord(ref ReadOnlySpan<char> keyword)
    {
        var start = 0;
        while (start < keyword.Length && !char.IsLetterOrDigit(keyword[start]))
            start++;
        var end = start;
        // In C# and C++ the signs are part of the word: without them the keyword would occur in every word with a C.
        while (end < keyword.Length && (char.IsLetterOrDigit(keyword[end]) || (end > start && keyword[end] is '#' or '+')))
            end++;
        var word = keyword[start..end];
        keyword = keyword[end..];
        return word;
    }

    private static bool SkipToNextWord(ReadOnlySpan<char> text, ref int at)
    {
        while (at < text.Length && !char.IsLetterOrDigit(text[at]))
            at++;
        return at < text.Length && BeginsWord(text, at);
    }

    private static bool BeginsWord(ReadOnlySpan<char> text, int index)
    {
        if (!char.IsLetterOrDigit(text[index]))
            return false;
        if (index == 0 || !char.IsLetterOrDigit(text[index - 1]))
            return true;
        if (!char.IsUpper(text[index]))
            return false;
        // Both "tokenRefresh" and the last capital of "HTTPServer" begin a word.
        return !char.IsUpper(text[index - 1]) || (index + 1 < text.Length && char.IsLower(text[index + 1]));
    }
}
