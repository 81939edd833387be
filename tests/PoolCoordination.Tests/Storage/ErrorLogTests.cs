using PoolCoordination.Storage;

namespace PoolCoordination.Tests.Storage;

public sealed class ErrorLogTests : IDisposable
{
    private readonly ScratchPool _pool = new();

    [Fact]
    public void A_fault_is_one_line_with_time_and_place()
    {
        Add("It broke.\nBadly.");

        Assert.Equal(["2026-11-22T09:00:00Z Stop 7c1d9e52: It broke. Badly."], _pool.Errors);
    }

    [Fact]
    public void A_place_with_line_breaks_is_still_one_line()
    {
        new ErrorLog(_pool.Location).Add(_pool.Clock.Now, "Stop a\nb\u001b[2J", "It broke.");

        Assert.Equal(["2026-11-22T09:00:00Z Stop a b: It broke."], _pool.Errors);
    }

    [Fact]
    public void A_place_is_written_with_up_to_100_characters()
    {
        var place = "UserPromptSubmit " + new string('7', 83);

        new ErrorLog(_pool.Location).Add(_pool.Clock.Now, place, "It broke.");
        new ErrorLog(_pool.Location).Add(_pool.Clock.Now, place + "x", "It broke.");

        Assert.Equal(
            [$"2026-11-22T09:00:00Z {place}: It broke.", $"2026-11-22T09:00:00Z {place[..^1]}…: It broke."],
            _pool.Errors
        );
    }

    [Fact]
    public void Credentials_do_not_get_into_it()
    {
        Add("refused: https://dev:hunter2@db/x");

        Assert.DoesNotContain("hunter2", Assert.Single(_pool.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void Above_1_MB_its_older_half_goes()
    {
        Directory.CreateDirectory(_pool.Location.Folder);
        File.WriteAllLines(_pool.Location.ErrorLogPath, Enumerable.Range(0, 11_000).Select(i => $"{i:d6} {new string('x', 89)}"));

        Add("newest");

        Assert.InRange(new FileInfo(_pool.Location.ErrorLogPath).Length, 400_000, 600_000);
        Assert.EndsWith("newest", _pool.Errors[^1], StringComparison.Ordinal);
        Assert.StartsWith("010999", _pool.Errors[^2], StringComparison.Ordinal);
        Assert.Matches("^00[0-9]{4} x{89}$", _pool.Errors[0]);
    }

    [Fact]
    public void Where_it_cannot_be_written_nothing_happens()
    {
        Directory.CreateDirectory(_pool.Location.ErrorLogPath);

        Add("It broke.");
    }

    public void Dispose() => _pool.Dispose();

    private void Add(string message) => new ErrorLog(_pool.Location).Add(_pool.Clock.Now, "Stop 7c1d9e52", message);
}
