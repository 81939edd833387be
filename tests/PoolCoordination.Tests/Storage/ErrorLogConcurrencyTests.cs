using PoolCoordination.Hooks;
using PoolCoordination.Storage;
using PoolCoordination.Tests.Hooks;

namespace PoolCoordination.Tests.Storage;

public sealed class ErrorLogConcurrencyTests : IDisposable
{
    private const int Writers = 8;
    private const int Each = 2500;

    private readonly ScratchPool _pool = new();

    [Fact]
    public async Task Writers_at_once_lose_none_of_the_newest_lines_when_it_is_cut_between_them()
    {
        await Task.WhenAll(
            Enumerable
                .Range(0, Writers)
                .Select(writer =>
                    Task.Factory.StartNew(
                        () =>
                        {
                            for (var i = 0; i < Each; i++)
                                new ErrorLog(_pool.Location).Add(_pool.Clock.Now, $"writer-{writer}", $"{i:d5} {new string('x', 100)}");
                        },
                        TestContext.Current.CancellationToken,
                        TaskCreationOptions.LongRunning,
                        TaskScheduler.Default
                    )
                )
        );

        // It was cut, and more than once.
        Assert.InRange(new FileInfo(_pool.Location.ErrorLogPath).Length, 400_000, 1_100_000);
        Assert.All(_pool.Errors, line => Assert.Matches("^2026-11-22T09:00:00Z writer-[0-9]: [0-9]{5} x{100}$", line));
        // What is left of each writer's lines is what it wrote last, whole and in order.
        foreach (var lines in _pool.Errors.Select(line => line.Split(' ')).GroupBy(words => words[1], words => int.Parse(words[2], null)))
            Assert.Equal(Enumerable.Range(lines.First(), Each - lines.First()), lines);
    }

    [Fact]
    public void A_fault_that_nobody_expected_is_logged_with_its_type_and_place()
    {
        new HookSession(_pool, "aaaaaaaa-1").Start();
        var output = Hook.Run(
            "{\"hook_event_name\":\"UserPromptSubmit\",\"session_id\":\"aaaaaaaa-1\"}"u8,
            _pool.Environment,
            _pool.Location,
            new BrokenClock()
        );

        Assert.Equal("", output.Text);
        Assert.Matches(
            "InvalidTimeZoneException at PoolCoordination.Tests.*BrokenClock.GetUtcNow.*: The clock is broken",
            Assert.Single(_pool.Errors)
        );
    }

    [Fact]
    public void A_fault_of_the_errors_own_log_ends_no_hook()
    {
        new HookSession(_pool, "aaaaaaaa-1").Start();

        var output = Hook.Run("{"u8, _pool.Environment, _pool.Location, new BrokenClock(times: int.MaxValue));

        Assert.Equal("", output.Text);
    }

    public void Dispose() => _pool.Dispose();

    /// <summary>A clock that fails a number of times.</summary>
    private sealed class BrokenClock(int times = 1) : TimeProvider
    {
        private int _left = times;

        public override DateTimeOffset GetUtcNow() =>
            _left-- > 0
                ? throw new InvalidTimeZoneException("The clock is broken")
                : new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);
    }
}
