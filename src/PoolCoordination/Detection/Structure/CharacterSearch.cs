namespace PoolCoordination.Detection.Structure;

/// <summary>Searches for characters of a small set.</summary>
internal static class CharacterSearch
{
    /// <summary>The index of the first character that is in a set, or -1.</summary>
    public static int IndexOfAny(ReadOnlySpan<char> text, string set)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsIn(text[i], set))
                return i;
        }

        return -1;
    }

    /// <summary>The index of the first character that is in no set, or -1.</summary>
    public static int IndexOfOther(ReadOnlySpan<char> text, string set)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsIn(text[i], set))
                return i;
        }

        return -1;
    }

    private static bool IsIn(char character, string set)
    {
        foreach (var other in set)
        {
            if (character == other)
                return true;
        }

        return false;
    }
}
