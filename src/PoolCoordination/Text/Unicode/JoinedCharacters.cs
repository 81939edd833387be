using System.Globalization;

namespace PoolCoordination.Text.Unicode;

/// <summary>
/// Where a joiner or a presentation selector, invisible itself, stays: in an emoji sequence (UTS #51, section 1.4), and a single joiner
/// between two letters of a script whose spelling needs it (UAX #31, section 2.3); and where tags stay: in the flags of England, Scotland
/// and Wales, the only ones that are recommended (UTS #51, ED-14a). Anywhere else they could only hide text.
/// </summary>
internal static class JoinedCharacters
{
    private const char ZeroWidthJoiner = '\u200D';
    private const int TextPresentation = 0xFE0E;
    private const int EmojiPresentation = 0xFE0F;
    private const char Keycap = '\u20E3';
    private const string BlackFlag = "\U0001F3F4";
    private const char TagSurrogate = '\uDB40';

    /// <summary>A black flag, the letters of a region as tags (gbeng, gbsct, gbwls), and the tag that ends them.</summary>
    private static readonly string[] s_flagsOfRegions =
    [
        BlackFlag + "\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F",
        BlackFlag + "\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F",
        BlackFlag + "\U000E0067\U000E0062\U000E0077\U000E006C\U000E0073\U000E007F",
    ];

    /// <summary>The characters that a text must not end with where it was cut: what they joined is gone.</summary>
    public const string Joiners = "\u200C\u200D\uFE0E\uFE0F";

    /// <summary>Whether the joiner, selector or tag at an index stays.</summary>
    public static bool Need(string text, int index)
    {
        if (index == 0)
            return false;
        var before = Before(text, index);
        var after = index + 1 < text.Length ? At(text, index + 1) : 0;
        return text[index] switch
        {
            (char)TextPresentation or (char)EmojiPresentation => IsPictograph(before) || (IsKeycapBase(before) && after == Keycap),
            ZeroWidthJoiner when IsPictograph(after) => EndsEmoji(text, index, before),
            TagSurrogate => IsInFlag(text, index),
            _ => IsInJoiningScript(before) && IsInJoiningScript(after),
        };
    }

    private static bool IsInFlag(string text, int index)
    {
        foreach (var flag in s_flagsOfRegions)
        {
            var start = text.LastIndexOf(BlackFlag, index, Math.Min(index + 1, flag.Length), StringComparison.Ordinal);
            if (start >= 0 && text.AsSpan(start).StartsWith(flag, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static bool EndsEmoji(string text, int end, int last) =>
        IsPictograph(last) || IsSkinTone(last) || (last == EmojiPresentation && end > 1 && IsPictograph(Before(text, end - 1)));

    private static bool IsKeycapBase(int codePoint) => codePoint is (>= '0' and <= '9') or '#' or '*';

    private static bool IsSkinTone(int codePoint) => codePoint is >= 0x1F3FB and <= 0x1F3FF;

    /// <summary>The blocks that the property Extended_Pictographic is from, without skin tones and the letters of flags.</summary>
    private static bool IsPictograph(int codePoint) =>
        codePoint switch
        {
            0xA9 or 0xAE or 0x203C or 0x2049 or 0x2122 or 0x2139 or 0x24C2 or 0x3030 or 0x303D or 0x3297 or 0x3299 => true,
            (>= 0x2190 and <= 0x21FF)
            or (>= 0x2300 and <= 0x23FF)
            or (>= 0x25A0 and <= 0x27BF)
            or (>= 0x2900 and <= 0x297F)
            or (>= 0x2B00 and <= 0x2BFF) => true,
            >= 0x1F1E6 and <= 0x1F1FF => false,
            >= 0x1F000 and <= 0x1FAFF => !IsSkinTone(codePoint),
            _ => false,
        };

    /// <summary>
    /// Letters and marks of Arabic, Syriac, N'Ko and Mandaic; of the scripts of India; and of Myanmar, Khmer and Mongolian.
    /// </summary>
    private static bool IsInJoiningScript(int codePoint) =>
        codePoint
            is (>= 0x0600 and <= 0x0DFF)
                or (>= 0x1000 and <= 0x109F)
                or (>= 0x1780 and <= 0x18AF)
                or (>= 0xA8E0 and <= 0xA8FF)
                or (>= 0x11000 and <= 0x11FFF)
        && CharUnicodeInfo.GetUnicodeCategory(codePoint)
            is UnicodeCategory.OtherLetter
                or UnicodeCategory.ModifierLetter
                or UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark;

    private static int Before(string text, int index) =>
        index > 1 && char.IsSurrogatePair(text, index - 2) ? char.ConvertToUtf32(text, index - 2) : text[index - 1];

    private static int At(string text, int index) => char.IsSurrogatePair(text, index) ? char.ConvertToUtf32(text, index) : text[index];
}
