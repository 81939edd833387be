namespace PoolCoordination.Entries;

/// <summary>A member of a line's object, found by its bytes.</summary>
internal static class LineMember
{
    /// <summary>Finds what follows a member's colon.</summary>
    /// <param name="line">A line of the log.</param>
    /// <param name="key">The member's name in quotation marks.</param>
    /// <param name="value">The line from the member's value on.</param>
    /// <returns>False where there is none, more than one candidate, or a nested one: then only parsing can determine it.</returns>
    public static bool TryFind(ReadOnlySpan<byte> line, ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value)
    {
        value = default;
        var at = line.IndexOf(key);
        if (at < 0 || !IsMemberOfLine(line[..at]))
            return false;
        var rest = line[(at + key.Length)..];
        return rest.IndexOf(key) < 0 && TryPassColon(rest, out value);
    }

    /// <summary>Passes the colon between a name and a value, with the spaces around it; false where there is none.</summary>
    public static bool TryPassColon(ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> value)
    {
        rest = SkipSpaces(rest);
        var isThere = !rest.IsEmpty && rest[0] == ':';
        value = isThere ? SkipSpaces(rest[1..]) : default;
        return isThere;
    }

    /// <summary>Whether what follows is the line's own member, and not a nested object's.</summary>
    private static bool IsMemberOfLine(ReadOnlySpan<byte> before)
    {
        if (before.Length > 0 && before[0] == '{' && before[1..].IndexOf((byte)'{') < 0)
            return true;
        var depth = 0;
        var isInString = false;
        for (var i = 0; i < before.Length; i++)
        {
            switch (before[i])
            {
                case (byte)'\\' when isInString:
                    i++;
                    break;
                case (byte)'"':
                    isInString = !isInString;
                    break;
                case (byte)'{' or (byte)'[' when !isInString:
                    depth++;
                    break;
                case (byte)'}' or (byte)']' when !isInString:
                    depth--;
                    break;
            }
        }

        return depth == 1 && !isInString;
    }

    private static ReadOnlySpan<byte> SkipSpaces(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty && bytes[0] is (byte)' ' or (byte)'\t')
            bytes = bytes[1..];
        return bytes;
    }
}
