namespace PoolCoordination.Context;

/// <summary>Puts as many entries into a text as fit, and says how many did not.</summary>
/// <param name="MostEntries">How many entries at most.</param>
/// <param name="MostCharacters">How long the whole text may be.</param>
internal sealed record Selection(int MostEntries, int MostCharacters)
{
    private const int RoomForMore = 24;

    private int MostTries => MostEntries * 2;

    /// <summary>
    /// The heading and after it entries, newest first. Where not all fit, those with priority stay before newer ones.
    /// </summary>
    public string Fill(string heading, IReadOnlyList<ShownEntry> entries, Func<ShownEntry, string> render)
    {
        var texts = new string?[entries.Count];
        var length = heading.Length + RoomForMore;
        var count = 0;
        foreach (var isPriority in (ReadOnlySpan<bool>)[true, false])
        {
            // Where so many did not fit, hardly any other will, and each that is tried costs.
            var tries = MostTries;
            for (var i = 0; i < entries.Count && count < MostEntries && tries > 0; i++)
            {
                if (entries[i].HasPriority != isPriority)
                    continue;
                tries--;
                var text = render(entries[i]);
                if (length + text.Length > MostCharacters)
                    continue;
                texts[i] = text;
                length += text.Length;
                count++;
            }
        }

        var more = entries.Count - count;
        return heading + string.Concat(texts) + (more > 0 ? $"… and {more} more\n" : "");
    }
}
