using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Log;
using PoolCoordination.Pools;
using PoolCoordination.Relevance;

namespace PoolCoordination.Status;

/// <summary>
/// What a shell's prompt says of a pool: how many claims one holds, how many blockers concern one, how many entries wait. It says nothing
/// where there is nothing to say, and reads the log only where that has changed.
/// </summary>
public sealed class PoolPrompt
{
    /// <summary>After this time it is read again although nothing changed, as claims expire.</summary>
    private static readonly TimeSpan s_longestValid = TimeSpan.FromMinutes(1);

    /// <summary>How long a prompt waits for a server.</summary>
    private static readonly TimeSpan s_timeout = TimeSpan.FromMilliseconds(200);

    private State? _last;

    /// <summary>The text; empty where there is nothing to say, and where the pool cannot be opened or read.</summary>
    /// <param name="open">Opens the pool.</param>
    public string Text(Func<Pool> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        try
        {
            var pool = open();
            var present = State.Of(pool);
            if (_last is { } last && last.IsStillTrue(present))
                return last.Text;
            _last = present with { Text = Read(pool) };
            return _last.Text;
        }
        catch (Exception exception) when (exception is PoolException or IOException or UnauthorizedAccessException)
        {
            // A prompt is not a place for errors; 'pool status' shows them.
            return "";
        }
    }

    private static string Read(Pool pool)
    {
        pool.Log.Timeout = s_timeout;
        var waiting = new Outbox(pool.Location).IsEmpty ? 0 : new Outbox(pool.Location).Entries.Count;
        if (!pool.Log.Exists())
            return Join(pool, 0, 0, waiting);
        var reader = Identity.Of(pool.Environment);
        var visibility = new Visibility(reader, pool.DomainOf(reader.Instance));
        var held = pool.Claims().ListAt(pool.Now).Count(claim => reader.Owns(claim.Entry));
        var blockers = Blockers.Of(pool.Read(new PoolQuery { Actions = Blockers.Actions }), visibility);
        return Join(pool, held, blockers.Count, waiting);
    }

    private static string Join(Pool pool, int held, int blockers, int waiting)
    {
        List<string> parts =
        [
            .. new[]
            {
                Count(held, "claim", "claims"),
                Count(blockers, "blocker", "blockers"),
                Count(waiting, "not delivered", "not delivered"),
            }.Where(part => part.Length > 0),
        ];
        return parts.Count > 0 ? $"[{Identity.Of(pool.Environment).Instance}: {string.Join(", ", parts)}]" : "";
    }

    private static string Count(int count, string one, string several) => count == 0 ? "" : count == 1 ? $"1 {one}" : $"{count} {several}";

    /// <summary>What the text depends on.</summary>
    private sealed record State(
        string Pool,
        string Instance,
        long Length,
        DateTime Written,
        DateTime SettingsWritten,
        DateTimeOffset ReadAt
    )
    {
        public string Text { get; init; } = "";

        public static State Of(Pool pool)
        {
            var file = pool.Location.Server is null ? new FileInfo(pool.Location.LogPath) : null;
            var outbox = new FileInfo(pool.Location.OutboxPath);
            var length = (file is { Exists: true } ? file.Length : 0) + (outbox.Exists ? outbox.Length : 0);
            var written = file is { Exists: true } ? file.LastWriteTimeUtc : DateTime.MinValue;
            // A domain decides which blockers concern one.
            var settingsWritten = File.GetLastWriteTimeUtc(pool.Location.SettingsPath);
            return new State(
                pool.Location.Name,
                Identity.Of(pool.Environment).Instance,
                length,
                written,
                settingsWritten,
                // Not by a server's clock, which would have to be asked.
                pool.Log.Clock.GetUtcNow()
            );
        }

        public bool IsStillTrue(State present) =>
            this with { ReadAt = present.ReadAt, Text = present.Text } == present && present.ReadAt - ReadAt < s_longestValid;
    }
}
