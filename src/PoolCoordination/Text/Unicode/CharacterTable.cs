using System.Globalization;
using static PoolCoordination.Text.Unicode.CharacterTreatment;

namespace PoolCoordination.Text.Unicode;

/// <summary>
/// What a line may hold: a rule for each general category of Unicode, and the ranges that are treated otherwise. These are the
/// characters with the property Default_Ignorable_Code_Point (Unicode 17, DerivedCoreProperties.txt), which are shown as nothing, and a
/// few more that are blank or visible against their category.
/// </summary>
internal static class CharacterTable
{
    /// <summary>In ascending order. Default ignorable characters that are formats already are dropped by their category.</summary>
    private static readonly CharacterRange[] s_exceptions =
    [
        new(0x0000, 0x0000, Space), // null
        new(0x0009, 0x000D, Space), // tab and line breaks
        new(0x0085, 0x0085, Space), // next line
        new(0x034F, 0x034F, Dropped), // combining grapheme joiner
        new(0x0600, 0x0605, Kept), // Arabic number signs are formats, but visible (Prepended_Concatenation_Mark)
        new(0x06DD, 0x06DD, Kept),
        new(0x070F, 0x070F, Kept),
        new(0x0890, 0x0891, Kept),
        new(0x08E2, 0x08E2, Kept),
        new(0x115F, 0x1160, Dropped), // Hangul fillers
        new(0x17B4, 0x17B5, Dropped), // inherent vowels of Khmer
        new(0x180B, 0x180F, Dropped), // Mongolian variation selectors
        new(0x200C, 0x200D, KeptInSequence), // joiners
        new(0x2065, 0x2065, Dropped),
        new(0x2800, 0x2800, Space), // blank Braille pattern
        new(0x3164, 0x3164, Dropped), // Hangul filler
        new(0xFDD0, 0xFDEF, Dropped), // noncharacters
        new(0xFE00, 0xFE0D, Dropped), // variation selectors
        new(0xFE0E, 0xFE0F, KeptInSequence), // text and emoji presentation
        new(0xFFA0, 0xFFA0, Dropped), // halfwidth Hangul filler
        new(0xFFF0, 0xFFF8, Dropped),
        new(0xFFFE, 0xFFFF, Dropped), // noncharacters
        new(0x110BD, 0x110BD, Kept), // Kaithi number signs
        new(0x110CD, 0x110CD, Kept),
        new(0x13441, 0x13442, Space), // Egyptian blanks
        new(0x16FE4, 0x16FE4, Dropped), // Khitan filler
        new(0x1D159, 0x1D159, Space), // musical null notehead
        new(0xE0000, 0xE0060, Dropped), // tags and variation selectors
        new(0xE0061, 0xE007F, KeptInSequence), // tags of the flags of regions
        new(0xE0080, 0xE0FFF, Dropped),
    ];

    /// <summary>Gets the treatment of a code point.</summary>
    public static CharacterTreatment TreatmentOf(int codePoint)
    {
        int first = 0, last = s_exceptions.Length - 1;
        while (first <= last)
        {
            var middle = (first + last) / 2;
            var range = s_exceptions[middle];
            if (codePoint < range.First)
                last = middle - 1;
            else if (codePoint > range.Last)
                first = middle + 1;
            else
                return range.Treatment;
        }

        return OfCategory(CharUnicodeInfo.GetUnicodeCategory(codePoint));
    }

    private static CharacterTreatment OfCategory(UnicodeCategory category) =>
        category switch
        {
            UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => Space,
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate => Dropped,
            _ => Kept,
        };

    private readonly record struct CharacterRange(int First, int Last, CharacterTreatment Treatment);
}
