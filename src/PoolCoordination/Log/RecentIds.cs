namespace PoolCoordination.Log;

/// <summary>
/// Tells an entry that was just given from one that was not: a writer that found its line merged into a torn one writes it again right
/// after. Only recent ids are kept, so that memory does not grow with the log.
/// </summary>
internal sealed class RecentIds
{
    /// <summary>How many ids are remembered.</summary>
    public const int Most = 4096;

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>Whether an id is new; entries without one are all different.</summary>
    public bool Add(string id)
    {
        if (id.Length == 0)
            return true;
        if (!_ids.Add(id))
            return false;
        _order.Enqueue(id);
        if (_order.Count > Most)
            _ids.Remove(_order.Dequeue());
        return true;
    }
}
