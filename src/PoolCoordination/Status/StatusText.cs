using System.Globalization;
using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Hygiene;
using PoolCoordination.Installation;
using PoolCoordination.Trust;

namespace PoolCoordination.Status;

/// <summary>What a person reads of a status: at most twelve lines, the most telling words of each first.</summary>
public static class StatusText
{
    private const int MostOfKind = 2;
    private const int Longest = 400;
    private const int LongestPart = 60;

    /// <summary>The lines of a status, without escape sequences and credentials.</summary>
    /// <param name="status">The status.</param>
    /// <param name="home">The home folder, which paths are shown without.</param>
    public static IReadOnlyList<StatusLine> Of(PoolStatus status, string home)
    {
        ArgumentNullException.ThrowIfNull(status);
        var lines = new List<StatusLine> { new("pool", Pool(status)) };
        if (status.Notice is { } notice)
            lines.Add(new StatusLine("", notice));
        lines.Add(new StatusLine("you", You(status)));
        lines.Add(new StatusLine("hooks", Hooks(status)));
        lines.AddRange(Some("holding", status.Held, claim => Claim(claim, status.ReadAt), "claims more: see 'pool claims'"));
        lines.AddRange(Some("blocked", status.Blockers, entry => Blocker(entry, status.ReadAt), "blockers more: see 'pool list --action blocked'"));
        lines.AddRange(Some("others", status.HeldByOthers, claim => $"{Part(claim.Instance)} holds {Claim(claim, status.ReadAt)}", "claims more: see 'pool claims'"));
        if (status.Waiting > 0)
            lines.Add(new StatusLine("outbox", status.Waiting == 1 ? "1 entry waits to be delivered" : $"{status.Waiting} entries wait to be delivered"));
        if (status.LastError is { } error)
            lines.Add(new StatusLine("error", Error(error, status.ReadAt)));
        return [.. lines.Select(line => line with { Text = Sanitizer.ForDisplay(WithoutHome(line.Text, home), Longest) })];
    }

    private static string Pool(PoolStatus status)
    {
        var source = status.Source switch
        {
            PoolSource.Parameter => "named by a parameter",
            PoolSource.Environment => "named by POOL_PATH",
            PoolSource.Project => "the project's",
            _ => "your own",
        };
        var size = status.Fault is { } fault ? $"cannot be read: {fault}"
            : !status.Exists ? "does not exist yet"
            : status.Size is { } bytes ? $"{Entries(status)}, {Bytes(bytes)}"
            : Entries(status);
        return $"{source}, {size}: {status.Pool}";
    }

    private static string Entries(PoolStatus status) => status.LiveEntries == 1 ? "1 live entry" : $"{status.LiveEntries} live entries";

    private static string You(PoolStatus status)
    {
        var source = status.InstanceSource switch
        {
            InstanceSource.Environment => "by CLAUDE_INSTANCE or POOL_INSTANCE",
            InstanceSource.Session => "the session's id; CLAUDE_INSTANCE gives a name",
            _ => "your user name; CLAUDE_INSTANCE gives another",
        };
        return status.Domain.Count > 0 ? $"{status.Instance} ({source}), working on {string.Join(' ', status.Domain)}" : $"{status.Instance} ({source})";
    }

    private static string Hooks(PoolStatus status)
    {
        var hooks = status.Hooks;
        var version = hooks.Version is { } known ? $"version {known}, " : "";
        var ran = status.LastHook is { } time ? $"last ran {Duration.Brief(status.ReadAt > time ? status.ReadAt - time : TimeSpan.Zero)} ago" : "have not run yet";
        return hooks.State switch
        {
            HookState.Missing => "not installed: run 'pool install'",
            HookState.Disabled => $"switched off by disableAllHooks in {hooks.FaultyPath}",
            HookState.Broken => $"broken, run 'pool install': {string.Join(" and ", hooks.Commands)} does not exist",
            HookState.Doubled => $"installed twice, 'pool uninstall' one: {string.Join(" and ", hooks.SettingsPaths)}",
            HookState.Unknown => $"not known: {hooks.Fault}",
            _ => $"{version}{ran}, in {string.Join(" and ", hooks.SettingsPaths)}",
        };
    }

    private static string Claim(Claim claim, DateTimeOffset now)
    {
        var paths = claim.Affects.Count > 0 ? $" ({AffectsList.Join(claim.Affects)})" : "";
        return $"{Part(claim.Topic)} until {Time(claim.ExpiresAt, now)}{paths}";
    }

    private static string Blocker(PoolEntry entry, DateTimeOffset now)
    {
        var blocks = entry.Blocks.Length > 0 ? $": {entry.Blocks}" : "";
        return $"by {Part(entry.Instance)}, {Duration.Brief(entry.AgeAt(now))} ago: {Part(entry.Topic)}{blocks}";
    }

    /// <summary>A line of the error log, with its age in place of its time.</summary>
    private static string Error(string line, DateTimeOffset now)
    {
        var end = line.IndexOf(' ', StringComparison.Ordinal);
        return end > 0 && DateTimeOffset.TryParse(line.AsSpan(0, end), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? $"{Duration.Brief(now > time ? now - time : TimeSpan.Zero)} ago, {line[(end + 1)..]}"
            : line;
    }

    private static IEnumerable<StatusLine> Some<T>(string label, IReadOnlyList<T> all, Func<T, string> text, string more)
    {
        if (all.Count == 0)
            return label == "holding" ? [new StatusLine(label, "nothing")] : [];
        // A line that says what was left out takes the place of the last one.
        var shown = all.Count > MostOfKind ? MostOfKind - 1 : all.Count;
        var lines = all.Take(shown).Select((one, i) => new StatusLine(i == 0 ? label : "", text(one)));
        return all.Count > shown ? lines.Append(new StatusLine("", $"{all.Count - shown} {more}")) : lines;
    }

    private static string Time(DateTimeOffset time, DateTimeOffset now)
    {
        var local = time.ToLocalTime();
        return local.ToString(local.Date == now.ToLocalTime().Date ? "HH:mm" : "MMM d HH:mm", CultureInfo.InvariantCulture);
    }

    private static string Bytes(long bytes) =>
        bytes switch
        {
            < 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes"),
            < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024} KB"),
            < 1024L * 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (1024 * 1024)} MB"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / (1024.0 * 1024 * 1024):0.0} GB"),
        };

    private static string Part(string text) => Sanitizer.OneLine(text, LongestPart);

    private static string WithoutHome(string text, string home) =>
        home.Length > 1 ? text.Replace(Path.TrimEndingDirectorySeparator(home) + Path.DirectorySeparatorChar, "~" + Path.DirectorySeparatorChar, StringComparison.Ordinal) : text;
}
