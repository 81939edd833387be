namespace PoolCoordination.Signals.Rules;

/// <summary>What the rules found in a sentence: the kinds of evidence, and where the first of each begins.</summary>
internal sealed class Findings
{
    private static readonly int s_kinds = (int)Evidence.Aside + 1;

    private readonly int[] _at = new int[s_kinds];

    /// <summary>Adds a finding.</summary>
    public void Add(Evidence evidence, int at)
    {
        ref var first = ref _at[(int)evidence];
        if (first == 0 || at + 1 < first)
            first = at + 1;
    }

    /// <summary>Whether there is evidence of a kind.</summary>
    public bool Has(Evidence evidence) => _at[(int)evidence] > 0;

    /// <summary>Whether there is evidence of a kind that isn't supposed, another's or of another time.</summary>
    public bool HasUnguarded(Evidence evidence) => Has(evidence) && (!Has(Evidence.Guard) || _at[(int)evidence] <= _at[(int)Evidence.Guard]);
}
