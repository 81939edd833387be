using System.Text;
using PoolCoordination.Entries;

namespace PoolCoordination.Benchmarks;

/// <summary>Logs and transcripts of a given size, as years of use leave them.</summary>
internal static class Samples
{
    private static readonly string[] s_instances = ["A", "B", "C", "D"];
    private static readonly PoolAction[] s_actions = [PoolAction.Completed, PoolAction.Blocked, PoolAction.Claimed];

    /// <summary>An entry as instances write them, about 400 bytes long; one in a thousand is signaling.</summary>
    public static PoolEntry Entry(long number, DateTimeOffset time) =>
        new()
        {
            Id = $"01a203b9-3d45-7301-8b12-{number:x12}",
            Timestamp = DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds()),
            Instance = s_instances[number % s_instances.Length],
            SessionId = $"{number % 9999:x8}",
            Action = number % 1000 == 0 ? PoolAction.Signaling : s_actions[number / 7 % s_actions.Length],
            Topic = $"Auth token refresh fix {number}",
            Summary = "Fixed race condition in token refresh. Added mutex locking to prevent concurrent refresh attempts.",
            Affects = ["auth.py", "session_handler.py"],
            Blocks = number % 20 == 0 ? "Session management refactor can proceed safely" : "",
            Relevance = new Dictionary<string, double>(StringComparer.Ordinal) { ["A"] = 0, ["B"] = 0.12, ["C"] = 0.88 },
            RawHash = "8caa43dffb17c590",
        };

    /// <summary>
    /// A log whose last week is the same whatever its size: a thousand entries, of which ten are of the last hour. What is more is older.
    /// </summary>
    public static void WriteLog(string path, long size)
    {
        const int ofLastWeek = 1000;
        var now = DateTimeOffset.UtcNow;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 20);
        var week = new List<ReadOnlyMemory<byte>>();
        for (var i = 0; i < ofLastWeek; i++)
        {
            var age =
                i >= ofLastWeek - 10 ? TimeSpan.FromMinutes(5 * (ofLastWeek - i)) : TimeSpan.FromDays(7.0 * (ofLastWeek - i) / ofLastWeek);
            week.Add(EntryWriter.Line(Entry(i, now - age)));
        }

        var older = size - week.Sum(line => (long)line.Length);
        for (long number = ofLastWeek; file.Position < older; number++)
            file.Write(
                EntryWriter
                    .Line(Entry(number, now - TimeSpan.FromDays(365) + (TimeSpan.FromDays(350) * ((double)file.Position / size))))
                    .Span
            );
        foreach (var line in week)
            file.Write(line.Span);
    }

    /// <summary>An answer of a given length, in Markdown as models write it: prose and lists, and little code.</summary>
    public static string Answer(int length)
    {
        const string part = """

            ### The token refresh

            I've moved the check in front of the request, so two tabs can't refresh at the same time any more. The lock is released when
            the request fails, and after 30 seconds in any case; before, a tab that was closed could hold it for good.

            - `auth/refresh.py`: takes the lock, reads the token again, and returns early where it is new
            - **Tests**: 14 new ones, among them a request that never returns (`tests/test_refresh.py`)
            - The error message no longer says "permission denied" when it is the network that is down

            ```python
            with lock("refresh", timeout=30):
                return fetch(token)
            ```

            If the clock of the machine is wrong, the token may still expire too early. That isn't handled here.

            """;
        var text = new StringBuilder("I've fixed the token refresh. All 42 tests pass.\n", length + part.Length);
        while (text.Length < length)
            text.Append(part);
        return text.ToString(0, length);
    }

    /// <summary>A transcript of many turns that ends with a final message which has a pool block.</summary>
    public static void WriteTranscript(string path, long size)
    {
        using var file = new StreamWriter(path);
        for (var turn = 0; file.BaseStream.Position < size; turn++)
        {
            file.WriteLine(
                $$$"""{"isSidechain":false,"promptId":"turn-{{{turn}}}","type":"user","message":{"role":"user","content":"Go on"}"""
                    + $$$""","uuid":"u{{{turn}}}"}"""
            );
            file.WriteLine(
                $$$"""{"isSidechain":false,"promptId":"turn-{{{turn}}}","type":"user","message":{"role":"user","content":["""
                    + $$$"""{"type":"tool_result","content":"{{{new string('x', 8000)}}}"}]},"uuid":"r{{{turn}}}"}"""
            );
            file.WriteLine(
                """{"isSidechain":false,"message":{"id":"msg_1","role":"assistant","content":[{"type":"text","text":"Done."}]}"""
                    + ""","type":"assistant"}"""
            );
            file.Flush();
        }
    }
}
