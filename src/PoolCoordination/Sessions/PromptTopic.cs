using PoolCoordination.Text;
using PoolCoordination.Text.Secrets;

namespace PoolCoordination.Sessions;

/// <summary>What a prompt is about, in a line: its first one that is text, without credentials.</summary>
internal static class PromptTopic
{
    private const int Longest = 80;

    /// <summary>How much of a prompt is looked at; people paste files into them.</summary>
    private const int LongestPart = 2000;

    /// <summary>The topic of a prompt; null if it has none, as a command of the client or a notice in markup.</summary>
    public static string? Of(string? prompt)
    {
        if (prompt is null)
            return null;
        var part = prompt.Length > LongestPart ? prompt[..LongestPart] : prompt;
        foreach (var line in part.AsSpan().EnumerateLines())
        {
            var text = line.Trim();
            if (text.IsEmpty)
                continue;
            // A tag begins what the client wrote itself, a slash one of its commands.
            if (text[0] is '<' or '/')
                return null;
            return Clean(SecretRedactor.Redact(text.ToString()));
        }

        return null;
    }

    /// <summary>A topic as it may be shown, whoever wrote it.</summary>
    public static string? Clean(string topic) => Sanitizer.OneLine(topic, Longest) is { Length: > 0 } text ? text : null;
}
