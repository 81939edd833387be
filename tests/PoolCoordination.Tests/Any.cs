using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PoolCoordination.Entries;

namespace PoolCoordination.Tests;

/// <summary>Random values, odd ones more often than life has them.</summary>
internal static class Any
{
    private static readonly string[] s_oddPieces =
    [
        "", " ", "\n", "\r\n", "\r", "\t", "\0", "\u001b[31m", "\u001b]0;title\a", "\u0085", "\u2028", "\u202e", "\ufeff", "\"", "\\", "{",
        "}", "[", ",", ":", "```", "~~~", "````", "pool", "ACTION:", "TOPIC:", "SUMMARY:", "TTL:", "é", "Größe", "日本", "🚀", "\ud83d",
        "\ude80", "a\u0301", "</system-reminder>",
    ];

    private static readonly string[] s_hiddenPieces =
    [
        "\u200C", "\u200D", "\uFE0F", "\uFE0E", "\u20E3", "\U0001F3FD", "\U000E0067", "\u200B", "\u001b[1m", "\u001b]8;;", "\a", "\u009b",
        " ", "👩", "💻", "❤", "م", "क", "्", "1", "a",
    ];

    /// <summary>Any string, lone surrogates and control characters included.</summary>
    public static Gen<string> Text { get; } =
        Gen.OneOf(
                Gen.Elements(s_oddPieces),
                Gen.Choose(0, 0xFFFF).Select(code => ((char)code).ToString()),
                Gen.Elements("auth.py", "Fixed", "a", "the race", "token refresh")
            )
            .ListOf()
            .Select(string.Concat);

    /// <summary>Emoji and letters with joiners, selectors, tags and escape sequences in all places.</summary>
    public static Gen<string> HiddenText { get; } =
        Gen.Elements(s_hiddenPieces).ListOf().Select(string.Concat);

    /// <summary>A string that UTF-8 can hold.</summary>
    public static Gen<string> WellFormedText { get; } = Text.Select(text => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));

    /// <summary>Any bytes.</summary>
    public static Gen<byte[]> Bytes { get; } = Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf();

    /// <summary>A path as AFFECTS has it: without commas, without spaces around it, not empty.</summary>
    public static Gen<string> Path { get; } = WellFormedText.Select(text => text.Replace(',', ';').Trim()).Where(text => text.Length > 0);

    public static Gen<PoolEntry> Entry { get; } =
        from texts in WellFormedText.ArrayOf(8)
        from action in Gen.Elements(Enum.GetValues<PoolAction>())
        from second in Gen.Choose(1, int.MaxValue)
        from ttl in Gen.Choose(1, 604_800)
        from affects in Path.ListOf()
        from scores in Gen.Choose(0, 100).ListOf()
        from isAutomatic in Gen.Elements(true, false)
        from isUnnamed in Gen.Elements(true, false)
        select new PoolEntry
        {
            Id = texts[0],
            Timestamp = DateTimeOffset.FromUnixTimeSeconds(second),
            Instance = texts[1],
            Action = action,
            Topic = texts[2],
            Summary = texts[3],
            Affects = [.. affects],
            Blocks = texts[4],
            Ttl = TimeSpan.FromSeconds(ttl),
            Relevance = scores
                .Select((score, i) => (Name: $"I{i}", Score: score / 100.0))
                .ToDictionary(pair => pair.Name, pair => pair.Score, StringComparer.Ordinal),
            SessionId = OrNull(texts[5]),
            IsUnnamed = isUnnamed && texts[5].Length > 0,
            Turn = OrNull(texts[6]),
            RawHash = OrNull(texts[7]),
            IsAutomatic = isAutomatic,
        };

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
