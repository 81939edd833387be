namespace PoolCoordination.Text.Secrets;

/// <summary>
/// Tells what was drawn at random from what a person named. Names are words with a number after them: they change between small letters,
/// capitals and digits seldom, while in a random token a run of one class is two or three characters long.
/// </summary>
internal static class Randomness
{
    /// <summary>Whether a text holds a part that no name of a person's making has.</summary>
    public static bool LooksLikeToken(ReadOnlySpan<char> text)
    {
        var symbols = 0;
        var alphanumeric = 0;
        var runs = 0;
        var digits = 0;
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsAsciiLetterOrDigit(text[i]))
            {
                symbols += text[i] is '!' or '@' or '#' or '$' or '%' or '^' or '&' or '*' or '~' or '+' or '?' ? 1 : 0;
                i++;
                continue;
            }

            var part = Part.At(text, i);
            if (!part.IsNatural(text.Slice(i, part.Length)))
                return true;
            alphanumeric += part.Length;
            runs += part.Runs;
            digits += part.Digits;
            i += part.Length;
        }

        if (digits == 0 || digits == alphanumeric)
            return false;
        return (symbols > 0 && alphanumeric >= 8) || (alphanumeric >= 12 && alphanumeric * 10 < runs * 22);
    }

    /// <summary>Whether a text has capitals and small letters, in no way in which a name has them.</summary>
    public static bool MixesCases(ReadOnlySpan<char> text) =>
        CharacterClasses.HasBothCases(text) && HasOddHumps(text);

    /// <summary>Whether a text has a capital at every fourth letter, or small letters after several capitals more than once.</summary>
    private static bool HasOddHumps(ReadOnlySpan<char> text)
    {
        int humps = 0, acronyms = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiLetterUpper(text[i]))
                continue;
            var start = i;
            while (i + 1 < text.Length && char.IsAsciiLetterUpper(text[i + 1]))
                i++;
            humps++;
            acronyms += i > start && i + 1 < text.Length && char.IsAsciiLetterLower(text[i + 1]) ? 1 : 0;
        }

        return humps * 4 > text.Length || acronyms > 1;
    }

    /// <summary>Whether a word of at least 16 characters is certainly random: dense changes of class, no hash in hexadecimal.</summary>
    public static bool IsCertain(ReadOnlySpan<char> text)
    {
        var alphanumeric = 0;
        var runs = 0;
        var digits = 0;
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsAsciiLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }

            var part = Part.At(text, i);
            alphanumeric += part.Length;
            runs += part.Runs;
            digits += part.Digits;
            i += part.Length;
        }

        return alphanumeric >= 16 && digits >= 2 && digits * 10 < alphanumeric * 8 && alphanumeric * 10 < runs * 32;
    }

    /// <summary>A run of letters and digits, and how often its class changes; a capital and the small letters after it are one.</summary>
    private readonly record struct Part(int Length, int Runs, int Digits, int Vowels, int Capitals)
    {
        public bool IsNatural(ReadOnlySpan<char> text) =>
            Digits == 0 ? IsNaturalLetters && (Length < 16 || !MixesCases(text))
            : Digits == Length ? Length < 16
            : Length < 8 ? Runs <= 4
            : Length < 12 ? Runs <= 3
            : Runs == 2 && Digits <= 4 && char.IsAsciiLetter(text[0]);

        private bool IsNaturalLetters =>
            Length < 8 || (Runs * (Length < 16 ? 25 : 32) <= Length * 10 && (Length < 16 || Runs > 1 || Vowels * 5 >= Length));

        public static Part At(ReadOnlySpan<char> text, int start)
        {
            int runs = 0, digits = 0, vowels = 0, capitals = 0;
            var i = start;
            for (var previous = '\0'; i < text.Length && char.IsAsciiLetterOrDigit(text[i]); previous = text[i++])
            {
                var character = text[i];
                if (char.IsAsciiDigit(character))
                {
                    digits++;
                    runs += char.IsAsciiDigit(previous) ? 0 : 1;
                }
                else if (char.IsAsciiLetterUpper(character))
                {
                    capitals++;
                    runs += char.IsAsciiLetterUpper(previous) ? 0 : 1;
                }
                else
                {
                    runs += char.IsAsciiLetter(previous) ? 0 : 1;
                }

                vowels += CharacterClasses.IsVowel(character) ? 1 : 0;
            }

            return new Part(i - start, runs, digits, vowels, capitals);
        }
    }
}
