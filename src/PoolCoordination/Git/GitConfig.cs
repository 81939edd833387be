using System.Text;
using PoolCoordination.Storage;
using PoolCoordination.Text;

namespace PoolCoordination.Git;

/// <summary>Reads values of a repository's own <c>config</c>; files that it includes are not followed.</summary>
internal static class GitConfig
{
    private const long LongestFile = 1024 * 1024;

    /// <summary>
    /// The last value of a key in a section without a subsection, ignoring case; null where it is not set or the file cannot be read.
    /// </summary>
    public static string? Value(string path, string section, string key)
    {
        string? value = null;
        var isInSection = false;
        foreach (var line in Lines(path))
        {
            var text = line.AsSpan().Trim();
            if (text.StartsWith("["))
                isInSection =
                    text[1..].TrimStart().StartsWith(section, StringComparison.OrdinalIgnoreCase)
                    && text[(section.Length + 1)..].Trim() is "]";
            else if (
                isInSection
                && text.IndexOf('=') is > 0 and var equals
                && text[..equals].Trim().Equals(key, StringComparison.OrdinalIgnoreCase)
            )
                value = Unquoted(text[(equals + 1)..].Trim());
        }

        return value;
    }

    private static string[] Lines(string path)
    {
        try
        {
            // Git may replace it meanwhile, which on Windows only readers who let it do not keep it from.
            return new FileInfo(path) is { Exists: true, Length: > 0 and <= LongestFile } && RegularFile.ReadAll(path) is { } content
                ? Encoding.UTF8.GetString(ByteOrderMark.Skip(content)).Split('\n')
                : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string Unquoted(ReadOnlySpan<char> text)
    {
        var value = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
                isQuoted = !isQuoted;
            else if (!isQuoted && text[i] is '#' or ';')
                return value.ToString().TrimEnd();
            else if (text[i] == '\\' && i + 1 < text.Length)
                value.Append(text[++i]);
            else
                value.Append(text[i]);
        }

        return value.ToString();
    }
}
