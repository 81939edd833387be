using PoolCoordination.Log;

namespace PoolCoordination.Tests.Log;

public sealed class LogPositionTests : IDisposable
{
    private readonly ScratchPool _pool = new();

    [Fact]
    public void A_place_is_found_at_its_own_offset()
    {
        _pool.WriteLog("one", "two", "three");
        var position = End();
        _pool.WriteLog("one", "two", "three", "four");

        Assert.Equal("one\ntwo\nthree\n".Length, Find(position));
    }

    [Fact]
    public void A_place_is_found_again_after_the_oldest_lines_went()
    {
        _pool.WriteLog("one", "two", "three");
        var position = End();
        _pool.WriteLog("three", "four", "five");

        Assert.Equal("three\n".Length, Find(position));
    }

    [Fact]
    public void Of_equal_lines_the_one_at_the_offset_is_meant()
    {
        _pool.WriteLog("same", "same");
        var position = End();
        _pool.WriteLog("same", "same", "same");

        Assert.Equal("same\nsame\n".Length, Find(position));
    }

    [Fact]
    public void If_the_line_is_gone_everything_is_after_the_place()
    {
        _pool.WriteLog("one", "two", "three");
        var position = End();
        _pool.WriteLog("four");

        Assert.Equal(0, Find(position));
        File.Delete(_pool.Path);
        Assert.Equal(0, Find(position));
    }

    [Fact]
    public void A_place_is_after_the_last_whole_line()
    {
        _pool.WriteLog("one");
        File.AppendAllText(_pool.Path, "torn");

        Assert.Equal(4, End().Offset);
    }

    [Fact]
    public void An_empty_log_has_no_place()
    {
        using var snapshot = _pool.Pool.Log.Open();

        Assert.Null(snapshot.EndPosition());
    }

    public void Dispose() => _pool.Dispose();

    private LogPosition End()
    {
        using var snapshot = _pool.Pool.Log.Open();
        return Assert.NotNull(snapshot.EndPosition());
    }

    private long Find(LogPosition position)
    {
        using var snapshot = _pool.Pool.Log.Open();
        return snapshot.Find(position);
    }
}
