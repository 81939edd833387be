namespace PoolCoordination.Timeline;

/// <summary>
/// Texts of megabytes that several ask for: each is made once, and is there as long as somebody has it. Slow readers would else have a copy
/// each.
/// </summary>
/// <typeparam name="TKey">What tells one from the others.</typeparam>
internal sealed class SharedTexts<TKey>
    where TKey : notnull
{
    private const int Most = 32;

    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, WeakReference<byte[]>> _texts = [];

    /// <summary>A text, made where nobody has it.</summary>
    /// <param name="key">Which.</param>
    /// <param name="make">Makes it; nobody else makes one meanwhile.</param>
    public byte[] Get(TKey key, Func<byte[]> make)
    {
        lock (_lock)
        {
            if (_texts.TryGetValue(key, out var known) && known.TryGetTarget(out var text))
                return text;
            if (_texts.Count >= Most)
                Forget();
            text = make();
            _texts[key] = new WeakReference<byte[]>(text);
            return text;
        }
    }

    /// <summary>Lets go of those that nobody has; of all where somebody has each, as who asks on does so with another key.</summary>
    private void Forget()
    {
        foreach (var (key, _) in _texts.Where(text => !text.Value.TryGetTarget(out _)).ToList())
            _texts.Remove(key);
        if (_texts.Count >= Most)
            _texts.Clear();
    }
}
