namespace PoolCoordination.Cli.Web;

/// <summary>The streams of events that are open. Each tells the latest state once its reader takes it, and keeps no others.</summary>
internal sealed class EventStreams
{
    /// <summary>How many there may be: a browser opens one, so that these are more than people look at a board.</summary>
    public const int Most = 256;

    private readonly Lock _lock = new();
    private readonly HashSet<EventStream> _streams = [];

    /// <summary>Opens one; null where there are as many as there may be.</summary>
    public EventStream? TryOpen()
    {
        var stream = new EventStream();
        lock (_lock)
            return _streams.Count < Most && _streams.Add(stream) ? stream : null;
    }

    /// <summary>Takes one out that its reader has left.</summary>
    public void Close(EventStream stream)
    {
        lock (_lock)
            _streams.Remove(stream);
    }

    /// <summary>Lets each tell that something changed.</summary>
    public void Tell()
    {
        lock (_lock)
        {
            foreach (var stream in _streams)
                stream.Wake();
        }
    }
}
