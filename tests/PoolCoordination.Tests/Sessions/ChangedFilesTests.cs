using PoolCoordination.Sessions;
using PoolCoordination.Text;

namespace PoolCoordination.Tests.Sessions;

public sealed class ChangedFilesTests : IDisposable
{
    private const string Tree = "/projects/shop";

    private readonly ScratchPool _pool = new();

    public void Dispose() => _pool.Dispose();

    [Fact]
    public void Of_each_session_a_file_is_there_once_as_it_was_changed_last()
    {
        Add("a", "x.py");
        Add("b", "x.py", minute: 1);
        Add("a", "x.py", minute: 2);
        Add("a", "y.py");

        Assert.Equal([At("a", "x.py", 2), At("b", "x.py", 1)], Files.Of($"{Tree}/x.py"));
        Assert.Equal([At("a", "x.py", 2), At("b", "x.py", 1), At("a", "y.py")], Files.All());
        Assert.Empty(Files.Of($"{Tree}/z.py"));
    }

    [Fact]
    public void Another_working_tree_has_a_list_of_its_own()
    {
        Add("a", "x.py");

        Assert.Empty(new ChangedFiles(_pool.Location, "/projects/shop-2").All());
    }

    [Fact]
    public void A_file_that_left_is_there_again_once_it_is_changed_again()
    {
        Add("a", "x.py");
        Files.Remove([At("a", "x.py")]);
        Assert.Empty(Files.All());

        Add("a", "x.py", minute: 1);
        Assert.Equal([At("a", "x.py", 1)], Files.All());
    }

    [Fact]
    public void A_file_that_was_changed_since_it_was_read_does_not_leave()
    {
        Add("a", "x.py");
        var read = Files.All();
        Add("a", "x.py", minute: 1);

        Files.Remove(read);

        Assert.Equal([At("a", "x.py", 1)], Files.All());
    }

    [Theory]
    [InlineData("line\nbreak.py")]
    [InlineData("a \"b\" \\ c.py")]
    [InlineData("Grüße 世界.py")]
    public void A_file_may_have_any_name(string name)
    {
        Add("a", name);

        Assert.Equal([At("a", name)], Files.Of($"{Tree}/{name}"));
    }

    [Fact]
    public void Nothing_of_many_writers_is_lost()
    {
        Parallel.For(0, 200, i => Add($"s{i % 4}", $"f{i}.py"));

        Assert.Equal(200, Files.All().Count);
    }

    [Fact]
    public void A_long_list_is_shortened_to_what_still_counts()
    {
        Add("old", "old.py", minute: -8 * 24 * 60);
        Add("b", "kept.py");
        for (var i = 0; i < 6000; i++)
            Add("a", "x.py", minute: i);

        Assert.Equal([At("b", "kept.py"), At("a", "x.py", 5999)], Files.All());
        var list = Assert.Single(Directory.GetFiles(Path.Combine(_pool.Location.SessionsFolder, "trees"), "*.files"));
        Assert.InRange(new FileInfo(list).Length, 1, 300 * 1024);
    }

    [Fact]
    public void A_list_that_somebody_blew_up_is_begun_anew()
    {
        Add("a", "x.py");
        var list = Assert.Single(Directory.GetFiles(Path.Combine(_pool.Location.SessionsFolder, "trees"), "*.files"));
        File.AppendAllText(list, new string('q', 5 * 1024 * 1024));
        Assert.Empty(Files.All());

        Add("b", "y.py");

        Assert.Equal([At("b", "y.py")], Files.All());
        Assert.InRange(new FileInfo(list).Length, 1, 1000);
    }

    [Fact]
    public void Of_thousands_of_files_none_is_lost_and_the_list_is_not_written_anew_for_each()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps a file that is open from being replaced.");
        Add("b", "kept.py");
        for (var i = 0; i < 3000; i++)
            Add("a", $"{new string('d', 60)}/f{i}.py");
        var path = Assert.Single(Directory.GetFiles(Path.Combine(_pool.Location.SessionsFolder, "trees"), "*.files"));
        using var list = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Assert.True(list.Length > 256 * 1024);

        Add("c", "last.py");

        Assert.Equal(new FileInfo(path).Length, list.Length);
        Assert.Equal(3002, Files.All().Count);
    }

    [Fact]
    public void Of_more_files_than_anybody_reads_those_stay_that_were_changed_last()
    {
        for (var i = 0; i < 12_000; i++)
            Add("a", $"{new string('d', 60)}/f{i}.py", minute: i % 60);
        Add("a", "last.py", minute: 60);

        var files = Files.All();
        Assert.Contains(At("a", "last.py", 60), files);
        Assert.InRange(files.Count, 2000, 11_000);
        Assert.True(files.Count(IsRecent) > files.Count(IsEarly));
    }

    [Fact]
    public void What_a_session_changed_is_that_of_its_successor_also_through_several()
    {
        Add("a", "x.py");
        Add("b", "x.py", minute: 1);
        Add("b", "y.py");
        Write("a", successor: "b");
        Write("b", successor: "c");
        Write("c", successor: null);

        var (x, y) = (At("c", "x.py", 1) with { ChangedBy = "b" }, At("c", "y.py") with { ChangedBy = "b" });
        Assert.Equal([x, y], Files.All());
        Assert.Equal([x], Files.Of($"{Tree}/x.py"));

        Files.Remove([x]);
        Assert.Equal([y], Files.All());
    }

    [Fact]
    public void Sessions_that_are_said_to_follow_each_other_keep_nobody_waiting()
    {
        Add("a", "x.py");
        Write("a", successor: "b");
        Write("b", successor: "a");

        Assert.Single(Files.All());
    }

    [Fact]
    public void What_is_no_line_of_the_list_is_passed_over()
    {
        Add("a", "x.py");
        var list = Assert.Single(Directory.GetFiles(Path.Combine(_pool.Location.SessionsFolder, "trees"), "*.files"));
        File.AppendAllText(list, "{\"at\":1,\"session_id\":\"b\"}\nnull\n{\"at\":\"x\"\n\n");

        Assert.Equal([At("a", "x.py")], Files.All());
    }

    private bool IsRecent(ChangedFile file) => file.ChangedAt >= _pool.Clock.Now.AddMinutes(50);

    private bool IsEarly(ChangedFile file) => file.ChangedAt <= _pool.Clock.Now.AddMinutes(9);

    private void Write(string session, string? successor) =>
        SessionRecords.Write(
            _pool.Location,
            new SessionRecord
            {
                SessionId = session,
                Agent = "claude",
                Status = SessionStatus.Ended,
                Successors = TextList.Of(successor is null ? [] : [successor]),
            }
        );

    private ChangedFiles Files => new(_pool.Location, Tree);

    private void Add(string session, string name, int minute = 0) =>
        // Writers take turns on Windows, and one that waits for long says so.
        Condition.Wait("the turn to write", () => Files.Add(At(session, name, minute)));

    private ChangedFile At(string session, string name, int minute = 0) =>
        new(session, $"{Tree}/{name}", _pool.Clock.Now.AddMinutes(minute));
}
