using PoolCoordination.Host;
using PoolCoordination.Sessions;
using PoolCoordination.Tests.Host;
using PoolCoordination.Text;

namespace PoolCoordination.Tests.Sessions;

public sealed class SessionRecordTests : IDisposable
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    private readonly ProcessFolder _processes = new();
    private readonly ScratchPool _pool = new();

    public void Dispose()
    {
        _processes.Dispose();
        _pool.Dispose();
    }

    [Theory]
    [InlineData(SessionStatus.Working)]
    [InlineData(SessionStatus.Waiting)]
    public void A_session_whose_client_runs_is_at_work_however_long_it_was_not_seen(SessionStatus status)
    {
        var record = Record(Running(40)) with { Status = status };

        Assert.Equal(status, record.StatusAt(s_now.AddDays(2), _processes.Table));
    }

    [Fact]
    public void A_session_whose_client_has_ended_without_a_word_is_dead()
    {
        var record = Record(Running(40));
        _processes.End(40);

        Assert.Equal(SessionStatus.Dead, record.StatusAt(s_now, _processes.Table));
        Assert.Equal(SessionStatus.Ended, (record with { Status = SessionStatus.Ended }).StatusAt(s_now, _processes.Table));
    }

    [Fact]
    public void One_process_that_runs_is_enough()
    {
        var record = Record(Running(40), Running(41));
        _processes.End(40);

        Assert.Equal(SessionStatus.Working, record.StatusAt(s_now, _processes.Table));
    }

    [Fact]
    public void What_cannot_be_known_is_not_dead()
    {
        var elsewhere = new ProcessIdentity(40, 777, "boot-1/pid:[2]");
        var record = Record(elsewhere);

        Assert.Equal(SessionStatus.Working, record.StatusAt(s_now.AddMinutes(10), _processes.Table));
        Assert.Equal(SessionStatus.Idle, record.StatusAt(s_now.AddMinutes(11), _processes.Table));
        Assert.Equal(SessionStatus.Idle, Record().StatusAt(s_now.AddDays(1), _processes.Table));
        Assert.Equal(SessionStatus.Idle, Record(Running(40), elsewhere).StatusAt(s_now.AddMinutes(11), processes: null));
    }

    [Fact]
    public void A_process_is_written_down_once_and_goes_when_it_has_ended()
    {
        var (first, second) = (Running(40), Running(41));
        var record = Record(first).In(second, _processes.Table, begins: true).In(second, _processes.Table, begins: false);
        Assert.Equal([first.ToString(), second.ToString()], record.Processes);

        _processes.End(40);
        Assert.Equal([second.ToString()], record.In(second, _processes.Table, begins: false).Processes);
        Assert.Empty(record.Without(second, _processes.Table).Processes);
    }

    [Fact]
    public void What_ended_while_the_session_goes_on_was_not_its_client()
    {
        var (script, next) = (Running(40), Running(41));
        _processes.End(40);
        var record = Record(script).In(next, _processes.Table, begins: false);
        _processes.End(41);
        Assert.Equal(SessionStatus.Working, record.StatusAt(s_now, _processes.Table));
        Assert.Equal(SessionStatus.Idle, record.StatusAt(s_now.AddMinutes(11), _processes.Table));

        var compacted = record.In(Running(42), _processes.Table, begins: true);
        _processes.End(42);
        Assert.Equal(SessionStatus.Working, compacted.StatusAt(s_now, _processes.Table));
        Assert.Empty(compacted.Without(Running(43), _processes.Table).Processes);
    }

    [Fact]
    public void A_record_is_the_same_once_it_was_written_and_read()
    {
        var record = Record(Running(40)) with
        {
            SessionId = "7c1d9e52-4b0a",
            Instance = "Grüße 世界",
            Branch = "feature/\"x\"",
            WorkingFolder = "/projects/a b",
            CommonFolder = "/projects/.git",
            Status = SessionStatus.Waiting,
        };
        SessionRecords.Write(_pool.Location, record);

        var read = SessionRecords.Find(_pool.Location, record.SessionId)!;
        Assert.Equal(record.Processes, read.Processes);
        Assert.Equal(record with { Processes = TextList.Empty }, read with { Processes = TextList.Empty });
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"session_id\":\"torn\",\"instance\":\"A")]
    [InlineData("[1]")]
    [InlineData("{\"session_id\":7}")]
    [InlineData("\0\u0001\u0002")]
    public void A_record_that_is_none_is_passed_over(string content)
    {
        SessionRecords.Write(_pool.Location, Record() with { SessionId = "good" });
        File.WriteAllText(Path.Combine(_pool.Location.SessionsFolder, "torn.session"), content);

        Assert.Equal("good", Assert.Single(SessionRecords.All(_pool.Location)).SessionId);
        Assert.Null(SessionRecords.Find(_pool.Location, "torn"));
    }

    [Fact]
    public void A_record_of_a_later_version_is_read_as_far_as_it_is_known()
    {
        Directory.CreateDirectory(_pool.Location.SessionsFolder);
        File.WriteAllText(
            Path.Combine(_pool.Location.SessionsFolder, "s.session"),
            "{\"session_id\":\"s\",\"new\":{\"a\":[1]},\"instance\":\"A\",\"last_seen\":\"soon\",\"status\":\"resting\"}"
        );

        var record = SessionRecords.Find(_pool.Location, "s")!;
        Assert.Equal(("A", SessionStatus.Waiting), (record.Instance, record.Status));
    }

    private static SessionRecord Record(params ProcessIdentity[] processes) =>
        new()
        {
            SessionId = "s",
            Agent = "claude",
            Instance = "A",
            Begun = s_now,
            LastSeen = s_now,
            Status = SessionStatus.Working,
            Processes = TextList.Of([.. processes.Select(process => process.ToString())]),
        };

    private ProcessIdentity Running(int id) => _processes.With(id, "claude", 1, 700 + id).Table.Identify(id)!;
}
