namespace PoolCoordination.Text.Secrets;

/// <summary>
/// Finds where a sentence says a value: <c>password is now …</c>, <c>password changed to …</c>, <c>password for staging: …</c>.
/// </summary>
internal static class SaidValue
{
    private const int MostWords = 4;

    /// <summary>The index at which the value begins; 0 where no value is said.</summary>
    public static int StartAfter(ReadOnlySpan<char> text, int start)
    {
        var end = CharacterClasses.EndOfWord(text, start);
        if (text[start..end] is "for" && end + 1 < text.Length && text[end] == ' ')
        {
            end = CharacterClasses.EndOfWord(text, end + 1);
            return end + 1 < text.Length && text[end] == ':' && text[end + 1] == ' ' ? CharacterClasses.SkipSpaces(text, end + 1) : 0;
        }

        var value = 0;
        for (var words = 0; words < MostWords && end < text.Length && text[end] is ' ' or ':'; words++)
        {
            var word = text[start..end];
            if (!IsVerb(word) && !IsJoining(word))
                break;
            start = CharacterClasses.SkipSpaces(text, end + 1);
            value = IsJoining(word) ? start : value;
            end = CharacterClasses.EndOfWord(text, start);
        }

        return value;
    }

    /// <summary>The end of both values of <c>from … to …</c>; the first one's end where no other follows it.</summary>
    public static int EndOfBoth(ReadOnlySpan<char> text, int nameEnd, SecretSpan first)
    {
        if (!text[nameEnd..first.Start].TrimStart(' ').StartsWith("from ", StringComparison.Ordinal))
            return first.End;
        var to = text[first.End..].StartsWith(" to ", StringComparison.Ordinal) ? first.End + 4 : first.End;
        return to == first.End || to >= text.Length ? first.End : SecretValue.At(text, to).End;
    }

    private static bool IsJoining(ReadOnlySpan<char> word) =>
        word is "is" or "was" or "to" or "as" or "of" or "with" or "now" or "are" or "from" or "still";

    private static bool IsVerb(ReadOnlySpan<char> word) =>
        word is "has" or "been" or "have" or "set" or "reset" or "changed" or "updated" or "rotated" or "switched" or "default" or "back";
}
