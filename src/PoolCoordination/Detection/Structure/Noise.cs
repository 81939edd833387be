namespace PoolCoordination.Detection.Structure;

/// <summary>Lines that a program wrote: rows of tables, log lines, stack traces.</summary>
internal static class Noise
{
    private static readonly string[] s_beginnings =
    [
        "Traceback (", "File \"", "at ", "Caused by:", "error[", "warning[", "npm ERR", "npm error", "FAIL ", "PASS ", "$ ",
        "ERROR ", "INFO ", "WARN ", "DEBUG ", "[ERROR]", "[INFO]", "[WARN",
    ];

    /// <summary>Whether a trimmed line was written by a program.</summary>
    public static bool IsNoise(ReadOnlySpan<char> line)
    {
        if (line[0] == '|' || (line[0] is '┌' or '│' or '├' or '└'))
            return true;
        foreach (var beginning in s_beginnings)
        {
            if (line.StartsWith(beginning, StringComparison.Ordinal))
                return beginning != "at " || line.IndexOf('(') > 0;
        }

        return BeginsWithTime(line.TrimStart('['));
    }

    /// <summary>A time of day, also after a date, as in <c>2024-05-01T12:00:00</c>.</summary>
    private static bool BeginsWithTime(ReadOnlySpan<char> line)
    {
        var digits = 0;
        var colons = 0;
        foreach (var character in line)
        {
            if (char.IsAsciiDigit(character))
                digits++;
            else if (character == ':')
                colons++;
            else if (digits == 0 || character is not ('-' or '/' or 'T' or ' ' or '.'))
                break;
        }

        return digits >= 6 && colons >= 2;
    }
}
