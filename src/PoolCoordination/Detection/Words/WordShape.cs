namespace PoolCoordination.Detection.Words;

/// <summary>The families that a word has by its look, so that verbs and numbers that no family lists are known too.</summary>
internal static class WordShape
{
    private static readonly ulong s_number = Vocabulary.Family(WordFamilies.Number);
    private static readonly ulong s_whole = Vocabulary.Family(WordFamilies.Whole);
    private static readonly ulong s_fraction = Vocabulary.Family(WordFamilies.Fraction);
    private static readonly ulong s_year = Vocabulary.Family(WordFamilies.Year);
    private static readonly ulong s_past = Vocabulary.Family(WordFamilies.Past);
    private static readonly ulong s_ing = Vocabulary.Family(WordFamilies.Ing);
    private static readonly ulong s_third = Vocabulary.Family(WordFamilies.Third);
    private static readonly ulong s_notDeeds = Vocabulary.Family("studied") | Vocabulary.Family("state");

    /// <summary>The families of a word in lower case of which the families are known.</summary>
    public static ulong Families(ReadOnlySpan<char> word, ulong families)
    {
        if (char.IsAsciiDigit(word[0]))
            return s_number | Ratio(word) | (word.Length == 4 && word[..2] is "19" or "20" ? s_year : 0);
        if (word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal) && (families & s_notDeeds) == 0)
            return s_past;
        if (word.Length > 4 && word.EndsWith("ing", StringComparison.Ordinal))
            return s_ing;
        return word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i' or '\'') ? s_third : 0;
    }

    /// <summary>Of <c>48/48</c> that it is the whole, of <c>3/48</c> that it isn't.</summary>
    private static ulong Ratio(ReadOnlySpan<char> word)
    {
        var slash = word.IndexOf('/');
        if (slash < 0)
            return 0;
        return word[..slash].SequenceEqual(word[(slash + 1)..]) ? s_whole : s_fraction;
    }
}
