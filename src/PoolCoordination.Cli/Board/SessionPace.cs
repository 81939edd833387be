namespace PoolCoordination.Cli.Board;

/// <summary>
/// When the sessions are read again. That asks git about their files and costs more than all else, so it is done the less often the longer
/// it takes: at most a twentieth of the time goes to it while they work, and a two-hundredth while nothing is heard of them.
/// </summary>
internal sealed class SessionPace
{
    private const int WorkingShare = 20;
    private const int IdleShare = 200;

    private static readonly TimeSpan s_leastWorking = TimeSpan.FromMilliseconds(250);

    /// <summary>A client that is killed says nothing, and neither does git after a commit.</summary>
    private static readonly TimeSpan s_leastIdle = TimeSpan.FromSeconds(5);

    private DateTimeOffset _read = DateTimeOffset.MinValue;
    private TimeSpan _cost;

    /// <summary>Whether something was heard of them since they were read.</summary>
    public bool IsHeard { get; set; }

    /// <summary>How long there is until they are to be read; not positive where that is now.</summary>
    public TimeSpan LeftAt(DateTimeOffset now) => _read == DateTimeOffset.MinValue ? TimeSpan.Zero : _read + Pause - now;

    /// <summary>Takes note of how long it took to read them.</summary>
    public void Note(DateTimeOffset end, TimeSpan cost) => (_read, _cost, IsHeard) = (end, cost, false);

    private TimeSpan Pause => IsHeard ? Longer(s_leastWorking, _cost * WorkingShare) : Longer(s_leastIdle, _cost * IdleShare);

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
