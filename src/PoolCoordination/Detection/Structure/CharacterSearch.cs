namespace PoolCoordination.Detection.Structure;

/// <summary>
/// Searches for characters of a small set, one after another: the framework's searches are compiled for each kind of set when they are
/// first called, which takes a hook's short-lived process longer than a whole message.
/// </summary>
internal static class Characters
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
