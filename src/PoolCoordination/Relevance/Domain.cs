namespace PoolCoordination.Relevance;

/// <summary>The keywords of what an instance works on.</summary>
/// <param name="Instance">The instance's name.</param>
/// <param name="Keywords">Words, or several words that occur in a row.</param>
public sealed record Domain(string Instance, IReadOnlyList<string> Keywords)
{
    /// <summary>
    /// How much a text concerns the domain: 0 where no keyword occurs, else <c>1 / (1 + e^(-2 (n - m)))</c> rounded to two places,
    /// n being how many keywords occur and m the smaller of 2 and half the domain's size (a logistic curve whose middle is at m).
    /// </summary>
    /// <param name="texts">The texts in which keywords are looked for, such as topic, summary and affected paths.</param>
    public double Score(params ReadOnlySpan<string> texts)
    {
        var occurring = 0;
        foreach (var keyword in Keywords)
        {
            foreach (var text in texts)
            {
                if (Keyword.OccursIn(text, keyword))
                {
                    occurring++;
                    break;
                }
            }
        }

        if (occurring == 0)
            return 0;
        var middle = Math.Min(2, Keywords.Count / 2.0);
        return Math.Round(1 / (1 + Math.Exp(-2 * (occurring - middle))), 2);
    }

    /// <summary>How much an entry concerns the domain, by its topic, summary and affected paths.</summary>
    public double Score(Entries.PoolEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Score(entry.Topic, entry.Summary, Entries.AffectsList.Join(entry.Affects));
    }
}
