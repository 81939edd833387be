using PoolCoordination.Text.Secrets;

namespace PoolCoordination.Entries;

/// <summary>The comma-separated text of AFFECTS and its parts.</summary>
public static class AffectsList
{
    /// <summary>How many parts are looked through together, as a long text takes far more time than its parts.</summary>
    private const int MostAtOnce = 200;

    /// <summary>The parts of a text that somebody writes, without credentials, which a comma would cut in two.</summary>
    public static IReadOnlyList<string> Read(string text) => Split(SecretRedactor.Redact(text));

    /// <summary>
    /// The parts of a text, without the empty ones. A comma in a remark in brackets separates nothing: <c>a.py (login, logout)</c>.
    /// </summary>
    public static IReadOnlyList<string> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Contains('(', StringComparison.Ordinal)
            ? SplitBetweenBrackets(text)
            : text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The parts without credentials that a comma may have cut in two.</summary>
    public static IReadOnlyList<string> WithoutSecrets(IReadOnlyList<string> affects)
    {
        ArgumentNullException.ThrowIfNull(affects);
        if (affects.Count < 2)
            return affects;
        if (affects.Count > MostAtOnce)
            return [.. WithoutSecrets([.. affects.Take(MostAtOnce)]), .. WithoutSecrets([.. affects.Skip(MostAtOnce)])];
        var text = string.Join(',', affects);
        var redacted = SecretRedactor.Redact(text);
        return ReferenceEquals(redacted, text) ? affects : Split(redacted);
    }

    /// <summary>The text of some parts.</summary>
    public static string Join(IReadOnlyList<string> affects) => string.Join(", ", affects);

    private static List<string> SplitBetweenBrackets(string text)
    {
        var parts = new List<string>();
        var start = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            // A bracket that nothing closes is a part of a name.
            if (at < text.Length && text[at] == '(' && text.IndexOf(')', at) is > 0 and var end)
                at = end;
            else if (at == text.Length || text[at] == ',')
            {
                if (text.AsSpan(start, at - start).Trim() is { IsEmpty: false } part)
                    parts.Add(part.ToString());
                start = at + 1;
            }
        }

        return parts;
    }
}
