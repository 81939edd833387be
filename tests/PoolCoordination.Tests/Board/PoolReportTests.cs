using PoolCoordination.Board;
using PoolCoordination.Entries;
using PoolCoordination.Pools;

namespace PoolCoordination.Tests.Board;

public sealed class PoolReportTests : IDisposable
{
    private const string A = "aaaaaaaa-1";
    private const string B = "bbbbbbbb-1";

    private readonly BoardPool _pool = new();

    public void Dispose() => _pool.Dispose();

    [Fact]
    public void It_tells_what_was_completed_by_whom_and_what_is_blocked_claimed_and_was_refused()
    {
        var start = _pool.Scratch.Clock.Now;
        _pool.Start(A);
        _pool.Start(B);
        _pool.Post(A, "completed", "Login form", "web/login.ts");
        _pool.Post(A, "claimed", "Payment", "src/pay.py");
        _pool.Scratch.Clock.Advance(TimeSpan.FromMinutes(1));
        _pool.Post(B, "claimed", "Refunds", "src/");
        _pool.Scratch.Clock.Advance(TimeSpan.FromMinutes(1));
        _pool.Edit(B, "src/pay.py");
        _pool.Edit(B, "src/pay.py");
        _pool.Post(B, "blocked", "Test data");
        _pool.Post(B, "completed", "Sample data");

        Assert.Equal(
            $"""
            # All projects, {Time(0)} to {Time(2)}

            ## Completed

            - **shop-1**
              - {Time(0)} Login form (web/login.ts)
            - **shop-2**
              - {Time(2)} Sample data

            ## Blocked

            - **shop-2**
              - {Time(2)} Test data

            ## Claimed

            - **shop-1**
              - until {Time(60)} Payment (src/pay.py)

            ## Refused or denied

            - **shop-2**
              - {Time(1)} claim Refunds, held by shop-1
              - {Time(2)} change src/pay.py, held by shop-1 (2 times)

            """.ReplaceLineEndings("\n"),
            PoolReport.Read(_pool.Scratch.Pool, start).ToString()
        );

        string Time(int minutes) => LocalTime.Brief(start.AddMinutes(minutes), start);
    }

    [Fact]
    public void What_was_completed_before_is_left_out_and_what_blocks_still_stays()
    {
        _pool.Scratch.Add("A", "Before");
        _pool.Scratch.Add("A", "The key", PoolAction.Blocked);
        _pool.Scratch.Add("A", "The lock", PoolAction.Blocked);
        _pool.Scratch.Clock.Advance(TimeSpan.FromMinutes(10));
        var since = _pool.Scratch.Clock.Now;
        _pool.Scratch.Add("B", "The lock");

        var report = PoolReport.Read(_pool.Scratch.Pool, since);

        Assert.Equal("The lock", Assert.Single(report.Completed).Topic);
        Assert.Equal("The key", Assert.Single(report.Blocked).Topic);
    }

    [Fact]
    public void It_is_about_the_project_of_the_folder_and_what_is_of_none_unless_all_are_asked_for()
    {
        var start = _pool.Scratch.Clock.Now;
        _pool.Start(A);
        _pool.Start(B, "blog");
        _pool.Post(A, "claimed", "Payment", "src/pay.py");
        _pool.Post(B, "completed", "Feed", "feed.py", "blog");
        _pool.Scratch.Add("me", "By hand");
        var pool = new Pool(_pool.Scratch.Location, _pool.Scratch.Environment.In(_pool.Scratch.InFolder("blog")), _pool.Scratch.Clock);

        var report = PoolReport.Read(pool, start);
        Assert.StartsWith("# blog, ", report.ToString(), StringComparison.Ordinal);
        Assert.Equal(["Feed", "By hand"], report.Completed.Select(entry => entry.Topic));
        Assert.Empty(report.Claimed);

        Assert.Equal("Payment", Assert.Single(PoolReport.Read(pool, start, includesAllProjects: true).Claimed).Topic);
    }

    [Fact]
    public void Where_nothing_happened_it_says_so() =>
        Assert.EndsWith(
            "\n\nNothing was completed, and nothing is blocked or claimed.\n",
            PoolReport.Read(_pool.Scratch.Pool, _pool.Scratch.Clock.Now).ToString(),
            StringComparison.Ordinal
        );

    [Fact]
    public void What_others_wrote_marks_nothing()
    {
        _pool.Scratch.Add("*A*", "# <img> [x](y) `z` \u001b[2J\n- one");

        var report = PoolReport.Read(_pool.Scratch.Pool, _pool.Scratch.Clock.Now).ToString();

        Assert.Contains("- **\\*A\\***\n", report, StringComparison.Ordinal);
        Assert.Contains(" # \\<img\\> \\[x\\](y) \\`z\\` - one\n", report, StringComparison.Ordinal);
    }
}
