using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Text;

namespace PoolCoordination.Relevance;

/// <summary>The keywords of what an instance works on.</summary>
/// <param name="Instance">The instance's name.</param>
/// <param name="Keywords">Words, or several words that occur in a row.</param>
public sealed record Domain(string Instance, IReadOnlyList<string> Keywords)
{
    /// <summary>Words, or several words that occur in a row, as a <see cref="TextList"/>.</summary>
    public IReadOnlyList<string> Keywords
    {
        get;
        init => field = TextList.Of(value);
    } = TextList.Of(Keywords);

    private const int LongestKeyword = 100;

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
    public double Score(PoolEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Score(entry.Topic, entry.Summary, AffectsList.Join(entry.Affects));
    }

    /// <summary>How much an entry concerns each of some domains, by their instances.</summary>
    public static RelevanceScores Scores(PoolEntry entry, IReadOnlyList<Domain> domains)
    {
        ArgumentNullException.ThrowIfNull(domains);
        var scores = new List<KeyValuePair<string, double>>(domains.Count);
        foreach (var domain in domains)
            scores.Add(new(domain.Instance, domain.Score(entry)));
        return RelevanceScores.Of(scores);
    }

    /// <summary>The domain of an instance among some, ignoring case; null where it has none.</summary>
    internal static Domain? Of(string instance, IReadOnlyList<Domain> domains)
    {
        ArgumentNullException.ThrowIfNull(domains);
        foreach (var domain in domains)
        {
            if (string.Equals(domain.Instance, instance, StringComparison.OrdinalIgnoreCase) && domain.Keywords.Count > 0)
                return domain;
        }

        return null;
    }

    /// <summary>The domain as it is kept: in single lines of bounded length without credentials, each keyword once.</summary>
    /// <exception cref="PoolException">The name is empty, or there is no keyword.</exception>
    internal Domain Clean()
    {
        var instance = Sanitizer.ForDisplay(Instance, Identity.LongestName);
        var keywords = Keywords
            .Select(keyword => Sanitizer.ForDisplay(keyword, LongestKeyword))
            .Where(keyword => keyword.Any(char.IsLetterOrDigit))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToArray();
        return instance.Length > 0 && keywords.Length > 0
            ? new Domain(instance, keywords)
            : throw new PoolException("A domain needs the name of an instance and at least one word.");
    }

    /// <summary>The instance's name.</summary>
    public override string ToString() => Instance;
}
