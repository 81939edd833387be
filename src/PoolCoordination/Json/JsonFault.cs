using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PoolCoordination.Json;

/// <summary>What is wrong with a JSON file that people write, and where.</summary>
internal static class JsonFault
{
    private static readonly string[] s_ownWords = [" Path: ", " LineNumber: "];

    /// <summary>The fault as a sentence: <c>line 3, column 5: a comment is not allowed here. Correct it there.</c></summary>
    /// <param name="exception">What reading it threw.</param>
    /// <param name="json">The file without a byte order mark.</param>
    public static string Of(Exception exception, ReadOnlySpan<byte> json)
    {
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

    private static string What(string message, string? character)
    {
        if (character is "")
            return "the file ends before an object, a list or a text does.";
        if (character == "/")
            return "a comment is not allowed here.";
        foreach (var words in s_ownWords)
            message = message.Split(words, 2)[0];
        return $"{message.TrimEnd('.')}.";
    }
}
