using System.Globalization;
using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Host;
using PoolCoordination.Relevance;
using PoolCoordination.Storage;
using PoolCoordination.Text;
using PoolCoordination.Trust;

namespace PoolCoordination.Status;

/// <summary>
/// A status as text for a person: at most twelve lines, each with what matters most first, and one for each agent beside Claude Code that
/// has hooks.
/// </summary>
public static class StatusText
{
    /// <summary>The most lines that a status has without those of other agents' hooks.</summary>
    public const int MostLines = 12;

    private const int MostOfKind = 2;
    private const int MostOfOthers = 3;
    private const int Longest = 400;
    private const int LongestPart = 60;

    /// <summary>The lines of a status, without escape sequences and credentials.</summary>
    /// <param name="status">The status.</param>
    /// <param name="home">The home folder, which is shown as <c>~</c>.</param>
    public static IReadOnlyList<StatusRow> Of(PoolStatus status, string home)
    {
        ArgumentNullException.ThrowIfNull(status);
        var lines = new List<StatusRow> { Pool(status, home) };
        if (status.Fault is { } fault)
            lines.Add(Warning("", fault));
        if (status.Unused is { } unused)
            lines.Add(Warning("project", $"{ShownPath.Of(unused.Pool.Folder, home)} is not used: {unused.Reason}"));
        lines.Add(new StatusRow("you", You(status)));
        lines.Add(HookText.Of(status, home));
        lines.AddRange(HookText.OfAgents(status, home));
        if (status is { LiveEntries: not null, Held.Count: 0 })
            lines.Add(new StatusRow("holding", "nothing"));
        lines.AddRange(Some("holding", status.Held, claim => Claim(claim, status.ReadAt), "claims: pool claims"));
        var blockers = Some("blocked", status.Blockers, entry => Blocker(entry, status), "blockers: pool list -a blocked");
        lines.AddRange(blockers.Select(line => line with { IsWarning = true }));
        if (Others(status) is { Length: > 0 } others)
            lines.Add(new StatusRow("others", others));
        if (status.Waiting > 0)
            lines.Add(Warning("outbox", $"{Count(status.Waiting, "entry is", "entries are")} waiting to be delivered"));
        if (status.LastError is { } error)
            lines.Add(Warning("error", Error(error, status.ReadAt)));
        return [.. lines.Select(ForDisplay)];
    }

    private static StatusRow Warning(string label, string text) => new(label, text) { IsWarning = true, MayWrap = true };

    private static StatusRow ForDisplay(StatusRow line) =>
        line with { Text = Sanitizer.ForDisplay(line.Text, Longest), Path = Sanitizer.ForDisplay(line.Path, Longest) };

    private static StatusRow Pool(PoolStatus status, string home)
    {
        var source = status.Source switch
        {
            PoolSource.Parameter => "from a parameter",
            PoolSource.Environment => $"from {PoolEnvironment.PathVariable}",
            PoolSource.Project => "this project's pool",
            _ => "your own pool",
        };
        var size = !status.Exists ? "does not exist yet"
            : status.LiveEntries is not { } live ? "cannot be read"
            : $"{Count(live, "live entry", "live entries")}{(status.Size is { } bytes ? $", {Bytes(bytes)}" : "")}";
        return new StatusRow("pool", $"({source}; {size})")
        {
            Path = ShownPath.OfPool(status.Pool, home),
            IsWarning = status.Exists && status.LiveEntries is null,
        };
    }

    private static string You(PoolStatus status)
    {
        var source = status.InstanceSource switch
        {
            InstanceSource.Environment => $"from {status.InstanceVariable}",
            InstanceSource.Session => $"the session's name; set {PoolEnvironment.InstanceVariable} to choose another",
            _ => $"your user name; set {PoolEnvironment.InstanceVariable} to choose another",
        };
        return status.Domain.Count > 0 ? $"{status.Instance} ({source}), working on {status.Domain}" : $"{status.Instance} ({source})";
    }

    private static string Claim(Claim claim, DateTimeOffset now) => $"until {LocalTime.Brief(claim.ExpiresAt, now)}, {Subject(claim)}";

    private static string Subject(Claim claim) =>
        claim.Affects.Count > 0 ? $"{Part(claim.Topic)} ({AffectsList.Join(claim.Affects)})" : Part(claim.Topic);

    private static string Blocker(PoolEntry entry, PoolStatus status)
    {
        var blocks = Visibility.SaysSomething(entry.Blocks) ? $" (blocks {entry.Blocks})" : "";
        return $"{Part(entry.Instance)} {Duration.Brief(entry.AgeAt(status.ReadAt))} ago, {Part(entry.Topic)}{blocks}";
    }

    private static string Others(PoolStatus status)
    {
        var first = status.HeldByOthers.Take(MostOfOthers).Select(claim => $"{Part(claim.Instance)} {Claim(claim, status.ReadAt)}");
        var claims =
            status.HeldByOthers.Count > 0 ? $"{Count(status.HeldByOthers.Count, "claim", "claims")}: {string.Join("; ", first)}" : "";
        if (status.Neighbors.Count == 0)
            return claims;
        var more = status.Neighbors.Count > MostOfOthers ? $" and {status.Neighbors.Count - MostOfOthers} more" : "";
        var atWork = $"at work here: {string.Join(", ", status.Neighbors.Take(MostOfOthers).Select(Part))}{more}";
        return claims.Length > 0 ? $"{atWork}; {claims}" : atWork;
    }

    /// <summary>A line of the error log, with its age in place of its time.</summary>
    private static string Error(string line, DateTimeOffset now) =>
        ErrorLog.Split(line) is ({ } time, var text) ? $"{Duration.Brief(now > time ? now - time : TimeSpan.Zero)} ago, {text}" : line;

    /// <summary>The first of some, and how many are left out and where they are listed.</summary>
    private static IEnumerable<StatusRow> Some<T>(string label, IReadOnlyList<T> all, Func<T, string> text, string list)
    {
        // The line that says what was left out takes the place of the last one.
        var shown = all.Count > MostOfKind ? MostOfKind - 1 : all.Count;
        for (var i = 0; i < shown; i++)
            yield return new StatusRow(i == 0 ? label : "", text(all[i]));
        if (all.Count > shown)
            yield return new StatusRow("", $"{all.Count - shown} more {list}");
    }

    private static string Count(int count, string one, string several) => count == 1 ? $"1 {one}" : $"{count} {several}";

    private static string Bytes(long bytes) =>
        bytes switch
        {
            < 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes"),
            < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024} KB"),
            < 1024L * 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (1024 * 1024)} MB"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / (1024.0 * 1024 * 1024):0.0} GB"),
        };

    private static string Part(string text) => Sanitizer.OneLine(text, LongestPart);
}
