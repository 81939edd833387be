using System.IO.Enumeration;
using PoolCoordination.Entries;
using PoolCoordination.Log;

namespace PoolCoordination;

/// <summary>Which entries of a pool are asked for. Without a time, those that are live; what is not set does not restrict.</summary>
public sealed record PoolQuery
{
    /// <summary>Entries from this moment on, live or not.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>All entries, live or not, and those too that only release or renew a claim.</summary>
    public bool All { get; init; }

    /// <summary>Also what compactions took out of the log.</summary>
    public bool IncludeArchive { get; init; }

    /// <summary>The instance's name, ignoring case; <c>*</c> and <c>?</c> stand for any text and any character.</summary>
    public string? Instance
    {
        get;
        init => field = value is null ? null : Identity.CleanName(value);
    }

    /// <summary>The action.</summary>
    public PoolAction? Action { get; init; }

    /// <summary>A part of the topic, ignoring case; with <c>*</c> or <c>?</c>, a pattern for the whole topic.</summary>
    public string? Topic { get; init; }

    /// <summary>Whether an entry passes, apart from its time.</summary>
    public bool Accepts(PoolEntry entry) =>
        (All || !entry.IsUpkeepOfClaim)
        && (Action is not { } action || entry.Action == action)
        && (Instance is not { } instance || Matches(instance, entry.Instance))
        && (Topic is not { } topic || (IsPattern(topic) ? Matches(topic, entry.Topic) : entry.Topic.Contains(topic, StringComparison.OrdinalIgnoreCase)));

    /// <summary>What tells by a line's bytes that it does not pass.</summary>
    internal LineFilter LineFilter =>
        new(Instance is { } name && !IsPattern(name) ? name : null, Action);

    private static bool IsPattern(string text) => text.AsSpan().ContainsAny('*', '?');

    private static bool Matches(string pattern, string text) =>
        IsPattern(pattern) ? FileSystemName.MatchesSimpleExpression(pattern, text) : string.Equals(pattern, text, StringComparison.OrdinalIgnoreCase);
}
