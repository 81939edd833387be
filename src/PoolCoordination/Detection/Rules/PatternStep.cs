using PoolCoordination.Detection.Words;

namespace PoolCoordination.Detection.Rules;

/// <summary>A step of a pattern: some words, a gap, or the sentence's end.</summary>
internal sealed record PatternStep
{
    /// <summary>The families of which a word is looked for; of a gap, those of which none may be in it.</summary>
    public ulong Families { get; init; }

    /// <summary>The words that are looked for.</summary>
    public int[] Ids { get; init; } = [];

    /// <summary>A bit for each of them, which two words may share: it shows of most sentences that they have none.</summary>
    public ulong IdSketch { get; init; }

    /// <summary>How many of them there are at least.</summary>
    public int Least { get; init; }

    /// <summary>How many of them there are at most.</summary>
    public int Most { get; init; }

    /// <summary>Whether none of them may stand here.</summary>
    public bool IsNegated { get; init; }

    /// <summary>Whether it is any words.</summary>
    public bool IsGap { get; init; }

    /// <summary>Whether it is the sentence's end.</summary>
    public bool IsEnd { get; init; }

    /// <summary>Whether a sentence without such a word can't have the pattern.</summary>
    public bool IsRequired => Least > 0 && !IsNegated;

    /// <summary>Whether a word is one of those that are looked for.</summary>
    public bool Has(Word word) => (word.Families & Families) != 0 || (word.Id != 0 && HasId(word.Id));

    /// <summary>How many words it has.</summary>
    public override string ToString() => $"{Ids.Length} words";

    private bool HasId(int id)
    {
        foreach (var other in Ids)
        {
            if (other == id)
                return true;
        }

        return false;
    }
}
