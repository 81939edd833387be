namespace PoolCoordination.Detection.Rules;

/// <summary>What the rules found in a sentence: the kinds of evidence, and where they are.</summary>
internal sealed class Findings
{
    private const int Kinds = (int)Evidence.Aside + 1;

    private readonly int[] _starts = Filled();
    private readonly int[] _ends = Filled();

    /// <summary>Adds a finding.</summary>
    public void Add(Evidence evidence, int start, int end)
    {
        _starts[(int)evidence] = Math.Min(_starts[(int)evidence], start);
        _ends[(int)evidence] = Math.Min(_ends[(int)evidence], end);
    }

    /// <summary>Whether there is evidence of a kind.</summary>
    public bool Has(Evidence evidence) => _starts[(int)evidence] < int.MaxValue;

    /// <summary>
    /// Whether there is evidence of a kind that isn't supposed, another's or of another time. What completes something must be said
    /// before that; of something that can't be done it is enough that it begins before.
    /// </summary>
    public bool HasUnhedged(Evidence evidence)
    {
        var hedge = _starts[(int)Evidence.Hedge];
        return Has(evidence) && (evidence is Evidence.CompletionStatement or Evidence.Result
            ? _ends[(int)evidence] <= Math.Min(hedge, _starts[(int)Evidence.Denial])
            : _starts[(int)evidence] <= hedge);
    }

    private static int[] Filled()
    {
        var places = new int[Kinds];
        for (var i = 0; i < places.Length; i++)
            places[i] = int.MaxValue;
        return places;
    }
}
