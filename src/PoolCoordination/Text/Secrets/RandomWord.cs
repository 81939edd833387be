namespace PoolCoordination.Text.Secrets;

/// <summary>A long random word near which the text speaks of a credential: <c>the new Datadog key (…)</c>.</summary>
internal static class RandomWord
{
    private const int Shortest = 20;
    private const int NameWithin = 40;

    public static bool TryFind(ReadOnlySpan<char> text, int start, int end, out SecretSpan secret)
    {
        secret = default;
        if (end - start < Shortest && (end >= text.Length || text[end] is not ('+' or '/' or '=' or '.' or '~')))
            return false;
        // A part of a path, an address or a name in code is not looked at for itself.
        if (
            start > 0
            && (text[start - 1] is '/' or '.' or '@' or '\\' or '#' || (start > 1 && text[start - 1] == ':' && text[start - 2] == ':'))
        )
            return false;
        // Hashes of commits and files are hexadecimal, and names of packages have hyphens.
        var wordEnd = end;
        while (wordEnd < text.Length && (CharacterClasses.IsWord(text[wordEnd]) || text[wordEnd] is '+' or '/' or '=' or '.' or '~'))
            wordEnd++;
        while (wordEnd > end && text[wordEnd - 1] == '.')
            wordEnd--;
        var word = text[start..wordEnd];
        if (
            word.Length < Shortest
            || word[0] == '-'
            || CharacterClasses.IsHex(word)
            || !IsMixed(word)
            || !Randomness.IsCertain(word)
            || Placeholder.IsPlaceholder(word, quoted: false)
        )
            return false;
        secret = new SecretSpan(start, wordEnd);
        var before = text[Math.Max(0, start - NameWithin)..start];
        return Speaks(before[(before.LastIndexOfAny(";\n") + 1)..]);
    }

    private static bool IsMixed(ReadOnlySpan<char> word) =>
        word.ContainsAnyInRange('A', 'Z') && word.ContainsAnyInRange('a', 'z') && word.Count('-') < 3;

    private static bool Speaks(ReadOnlySpan<char> before) =>
        before.Contains("secret", StringComparison.OrdinalIgnoreCase)
        || before.Contains("token", StringComparison.OrdinalIgnoreCase)
        || before.Contains("password", StringComparison.OrdinalIgnoreCase)
        || before.Contains("credential", StringComparison.OrdinalIgnoreCase)
        || before.Contains("api key", StringComparison.OrdinalIgnoreCase)
        || before.Contains("apikey", StringComparison.OrdinalIgnoreCase)
        || before.Contains("api_key", StringComparison.OrdinalIgnoreCase)
        || before.Contains("access key", StringComparison.OrdinalIgnoreCase);
}
