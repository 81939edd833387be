using System.Runtime.CompilerServices;

namespace PoolCoordination.Text.Secrets;

/// <summary>Classes of characters that names and tokens are made of.</summary>
internal static class CharacterClasses
{
    // One bit a character, since most of what a scan costs is this question.
    private const ulong WordBelow64 = 0x03ff200000000000;
    private const ulong WordFrom64 = 0x07fffffe87fffffe;

    /// <summary>Letters, digits, <c>_</c> and <c>-</c>: a name in code, an option of a command, a part of a token.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsWord(char character) =>
        character < 128 && (((character < 64 ? WordBelow64 : WordFrom64) >> character) & 1) != 0;

    public static bool IsVowel(char character) => (character | 0x20) is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    public static int EndOfWord(ReadOnlySpan<char> text, int start)
    {
        while (start < text.Length && IsWord(text[start]))
            start++;
        return start;
    }

    public static int SkipSpaces(ReadOnlySpan<char> text, int start)
    {
        while (start < text.Length && text[start] is ' ' or '\t')
            start++;
        return start;
    }

    /// <summary>The index after the run of characters that are not white space.</summary>
    public static int EndOfRun(ReadOnlySpan<char> text, int start)
    {
        while (start < text.Length && !char.IsWhiteSpace(text[start]))
            start++;
        return start;
    }

    public static bool ContainsDigit(ReadOnlySpan<char> text) => text.ContainsAnyInRange('0', '9');

    public static bool HasBothCases(ReadOnlySpan<char> text) => text.ContainsAnyInRange('A', 'Z') && text.ContainsAnyInRange('a', 'z');

    public static bool IsLetters(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiLetter(character))
                return false;
        }

        return true;
    }

    public static bool ContainsLetter(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (char.IsAsciiLetter(character))
                return true;
        }

        return false;
    }

    /// <summary>Whether a text is a UUID in its usual form of 36 characters.</summary>
    public static bool IsUuid(ReadOnlySpan<char> text)
    {
        if (text.Length != 36)
            return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (i is 8 or 13 or 18 or 23 ? text[i] != '-' : !char.IsAsciiHexDigit(text[i]))
                return false;
        }

        return true;
    }

    public static bool IsHex(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiHexDigit(character))
                return false;
        }

        return true;
    }

    /// <summary>Whether there is a quotation mark that may close a quotation: what follows it goes on with no word.</summary>
    public static bool IsClosingQuote(ReadOnlySpan<char> text, int index) =>
        text[index] is '"' or '\'' or '`' && (index + 1 == text.Length || !char.IsAsciiLetterOrDigit(text[index + 1]));
}
