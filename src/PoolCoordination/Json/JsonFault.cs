using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace PoolCoordination.Json;

/// <summary>What is wrong with a JSON file that people write, and where.</summary>
internal static class JsonFault
{
    /// <summary>The fault as a sentence: <c>line 3, column 5: a comment is not allowed here. Correct it there.</c></summary>
    /// <param name="exception">What reading it threw.</param>
    /// <param name="json">The file without a byte order mark.</param>
    public static string Of(Exception exception, ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
            return "it is not in UTF-8. Save the file as UTF-8.";
        if (exception is InvalidOperationException)
            return "a text has half of a character, such as \\ud800 alone. Correct the file.";
        if (exception is not JsonException { LineNumber: { } line, BytePositionInLine: { } position })
            return $"{What(exception.Message, character: null)} Correct the file.";
        var start = 0;
        for (var i = 0; i < line; i++)
            start += json[start..].IndexOf((byte)'\n') + 1;
        var end = (int)Math.Min(start + position, json.Length);
        var column = Encoding.UTF8.GetCharCount(json[start..end]) + 1;
        var where = string.Create(CultureInfo.InvariantCulture, $"line {line + 1}, column {column}");
        return $"{where}: {What(exception.Message, Encoding.UTF8.GetString(json[end..Math.Min(end + 1, json.Length)]))} Correct it there.";
    }

    /// <summary>What is wrong, by the character at which reading ended; the library's own words are for programmers.</summary>
    private static string What(string message, string? character) =>
        character is "" ? "the file ends before an object, a list or a text does."
        : character == "/" ? "a comment is not allowed here."
        : Has(message, "trailing comma") ? "nothing follows the comma before this."
        : Has(message, "depth") ? "more lists and objects are nested in each other than can be read."
        : Has(message, "duplicate property") && NameIn(message) is { } name ? $"the member {name} is there twice."
        : character is null ? "it is not JSON."
        : Has(message, "start of a property name") ? $"a name in quotation marks is expected here, not '{character}'."
        : Has(message, "start of a value") ? $"a value is expected here, and '{character}' begins none."
        : $"'{character}' is not expected here.";

    private static bool Has(string message, string words) => message.Contains(words, StringComparison.OrdinalIgnoreCase);

    private static string? NameIn(string message) => message.Split('\'') is [_, var name, ..] ? $"'{name}'" : null;
}
