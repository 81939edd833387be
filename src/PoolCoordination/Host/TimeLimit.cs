namespace PoolCoordination.Host;

/// <summary>A time from now on, by a clock that does not jump.</summary>
internal sealed class TimeLimit(TimeProvider clock, TimeSpan length)
{
    private readonly long _start = clock.GetTimestamp();

    /// <summary>How much of it has passed.</summary>
    public TimeSpan Passed => clock.GetElapsedTime(_start);

    /// <summary>Whether it is over.</summary>
    public bool IsOver => Passed >= length;
}
