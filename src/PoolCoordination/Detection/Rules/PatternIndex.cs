using System.Numerics;
using PoolCoordination.Detection.Words;

namespace PoolCoordination.Detection.Rules;

/// <summary>Finds the few patterns that a sentence may have, by the word of each pattern that the fewest sentences have.</summary>
internal sealed class PatternIndex
{
    private const int FamiliesPerWord = 20;

    private readonly List<RulePattern>?[] _byWord = new List<RulePattern>?[Vocabulary.MostWords];
    private readonly List<RulePattern>?[] _byFamily = new List<RulePattern>?[64];

    /// <summary>Adds a pattern.</summary>
    public void Add(RulePattern pattern)
    {
        var key = KeyOf(pattern.Pattern);
        foreach (var id in key.Ids)
            (_byWord[id] ??= []).Add(pattern);
        for (var families = key.Families; families != 0; families &= families - 1)
            (_byFamily[BitOperations.TrailingZeroCount(families)] ??= []).Add(pattern);
    }

    /// <summary>Collects the patterns that a sentence may have; one may be there twice.</summary>
    public void Collect(SentenceWords sentence, List<RulePattern> candidates)
    {
        candidates.Clear();
        foreach (var word in sentence.Words)
            AddAll(_byWord[word.Id], candidates);
        for (var families = sentence.Families; families != 0; families &= families - 1)
            AddAll(_byFamily[BitOperations.TrailingZeroCount(families)], candidates);
    }

    private static void AddAll(List<RulePattern>? patterns, List<RulePattern> candidates)
    {
        for (var i = 0; i < patterns?.Count; i++)
            candidates.Add(patterns[i]);
    }

    private static PatternStep KeyOf(Pattern pattern)
    {
        PatternStep? key = null;
        foreach (var step in pattern.Steps)
        {
            if (step.IsRequired && (key is null || Cost(step) < Cost(key)))
                key = step;
        }

        return key ?? throw new ArgumentException("A pattern needs a word that has to be there.", nameof(pattern));
    }

    private static int Cost(PatternStep step) => step.Ids.Length + (FamiliesPerWord * BitOperations.PopCount(step.Families));
}
