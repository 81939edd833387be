namespace PoolCoordination.Text.Secrets;

/// <summary>The secret access key that stands beside its access key's id; it has no prefix of its own.</summary>
internal static class AmazonSecretKey
{
    private const int Length = 40;
    private const int Within = 12;

    /// <summary>The index after the secret key that follows an id; the id's own end where none does.</summary>
    public static int EndOfPair(ReadOnlySpan<char> text, int idEnd)
    {
        var start = idEnd;
        while (start < text.Length && start - idEnd < Within && !char.IsAsciiLetterOrDigit(text[start]) && text[start] is not ('+' or '\\'))
            start++;
        // The key may begin with the slash that separates it.
        for (var i = start; i >= start - 1 && i > idEnd; i--)
        {
            if (EndOfKey(text, i) is var end && end - i == Length && Randomness.IsCertain(text[i..end]))
                return end;
        }

        return idEnd;
    }

    private static int EndOfKey(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (end < text.Length && end - start <= Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '+' or '/'))
            end++;
        return end;
    }
}
