using PoolCoordination.Detection.Structure;
using PoolCoordination.Detection.Words;

namespace PoolCoordination.Detection.Rules;

/// <summary>All rules, made ready to be asked.</summary>
internal sealed class RuleBook
{
    private static readonly Rule[][] s_tables =
    [
        CompletionRules.All, VerificationRules.All, OpenWorkRules.All, BlockerRules.All, ObstacleRules.All, HedgeRules.All,
    ];

    private readonly PatternIndex _index = new();
    private readonly List<Rule> _rules = [];

    private RuleBook()
    {
        foreach (var table in s_tables)
        {
            foreach (var rule in table)
            {
                _rules.Add(rule);
                foreach (var pattern in rule.Patterns)
                    _index.Add(new RulePattern(rule, new Pattern(pattern, Vocabulary)));
            }
        }
    }

    /// <summary>The rules, read when a message is first looked at.</summary>
    public static RuleBook Default { get; } = new();

    /// <summary>The words that the rules know.</summary>
    public Vocabulary Vocabulary { get; } = new();

    /// <summary>The rules in their order.</summary>
    public IReadOnlyList<Rule> Rules => _rules;

    /// <summary>What the rules find in each of some sentences.</summary>
    public Findings[] Find(List<Sentence> sentences)
    {
        var findings = new Findings[sentences.Count];
        var words = new SentenceWords();
        var candidates = new List<RulePattern>();
        for (var i = 0; i < findings.Length; i++)
        {
            words.Take(sentences[i].Words);
            _index.Collect(words, candidates);
            findings[i] = Find(words, candidates);
        }

        return findings;
    }

    /// <summary>Whether a rule finds a sentence, whatever other rules say.</summary>
    public static bool Finds(Rule rule, Sentence sentence)
    {
        var words = new SentenceWords();
        words.Take(sentence.Words);
        return Array.Exists(rule.Patterns, pattern => new Pattern(pattern, Default.Vocabulary).TryFind(words, out _, out _));
    }

    private static Findings Find(SentenceWords words, List<RulePattern> candidates)
    {
        var findings = new Findings();
        foreach (var candidate in candidates)
        {
            if (candidate.Pattern.TryFind(words, out var start, out var end))
                findings.Add(candidate.Rule.Evidence, start, end);
        }

        return findings;
    }
}
