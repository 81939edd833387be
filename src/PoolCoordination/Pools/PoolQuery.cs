using System.IO.Enumeration;
using PoolCoordination.Entries;
using PoolCoordination.Log;

namespace PoolCoordination.Pools;

/// <summary>Which entries of a pool are asked for. Without a time, those that are live; what is not set does not restrict.</summary>
public sealed record PoolQuery
{
    /// <summary>Entries from this moment on, live or not.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>All entries, live or not, and those too that only release or renew a claim.</summary>
    public bool All { get; init; }

    /// <summary>
    /// Whether entries of all times are asked for: all of them, or without a time also those of the archive, which have all expired.
    /// </summary>
    internal bool IsUnbounded => All || (IncludeArchive && Since is null);

    /// <summary>Also what compactions took out of the log.</summary>
    public bool IncludeArchive { get; init; }

    /// <summary>Whether a large log is read by one core, in little memory, instead of by all.</summary>
    internal bool UsesOneCore { get; init; }

    /// <summary>The instances' names, ignoring case; <c>*</c> and <c>?</c> stand for any text and any character. Empty for all.</summary>
    public IReadOnlyList<string> Instances
    {
        get;
        init => field = [.. value.Select(Identity.CleanName)];
    } = [];

    /// <summary>The actions; empty for all.</summary>
    public IReadOnlyList<PoolAction> Actions { get; init; } = [];

    /// <summary>A part of the topic, ignoring case; with <c>*</c> or <c>?</c>, a pattern for the whole topic.</summary>
    public string? Topic { get; init; }

    /// <summary>
    /// A part of the topic, the summary or a path of the entry, ignoring case; <c>*</c> and <c>?</c> are wildcards in it.
    /// </summary>
    public string? Search { get; init; }

    /// <summary>
    /// A file or folder that the entry touches, by the rules of claims: absolute, or relative to the folder of the pool's user.
    /// </summary>
    public string? Affects { get; init; }

    /// <summary>The text that is searched for.</summary>
    public override string ToString() => Search ?? Topic ?? "";

    /// <summary>What recognizes by their bytes lines that do not pass.</summary>
    internal LineFilter LineFilter =>
        Instances.Count == 0 && Actions.Count == 0 && LongestPart(Search ?? "") is { Length: > 0 } part
            ? new TextFilter(part)
            : new MemberFilter(Instances.Any(IsPattern) ? [] : Instances, Actions);

    /// <summary>Whether an entry passes, apart from its time and from the file that it is to touch.</summary>
    internal bool Accepts(PoolEntry entry) =>
        (All || !entry.IsUpkeepOfClaim)
        && (Actions.Count == 0 || Actions.Contains(entry.Action))
        && AcceptsInstance(entry.Instance)
        && (Topic is not { } topic || (IsPattern(topic) ? Matches(topic, entry.Topic) : Contains(topic, entry.Topic)))
        && (
            Search is not { } text
            || Contains(text, entry.Topic)
            || Contains(text, entry.Summary)
            || entry.Affects.Any(path => Contains(text, path))
        );

    /// <summary>Whether an instance is asked for.</summary>
    internal bool AcceptsInstance(string name) => Accepts(Instances, name);

    /// <summary>Whether a name is among those that are asked for, ignoring case and with wildcards; none asks for all.</summary>
    internal static bool Accepts(IReadOnlyList<string> asked, string name) => asked.Count == 0 || asked.Any(one => Matches(one, name));

    private static bool Contains(string part, string text) =>
        IsPattern(part) ? Matches($"*{part}*", text) : text.Contains(part, StringComparison.OrdinalIgnoreCase);

    /// <summary>The longest text in a pattern that stands for itself and tells lines apart; empty where there is none.</summary>
    private static string LongestPart(string pattern) =>
        TextFilter.IsFor(pattern) ? pattern.Split('*', '?').MaxBy(part => part.Length) ?? "" : "";

    private static bool IsPattern(string text) => text.AsSpan().ContainsAny('*', '?');

    private static bool Matches(string pattern, string text) =>
        IsPattern(pattern)
            ? FileSystemName.MatchesSimpleExpression(pattern, text)
            : string.Equals(pattern, text, StringComparison.OrdinalIgnoreCase);
}
