using PoolCoordination.Signals.Structure;

namespace PoolCoordination.Signals.Rules;

/// <summary>All rules, made ready to be asked. One is made per process, when a message has to be looked at.</summary>
internal sealed class RuleBook
{
    private readonly List<(Evidence Evidence, Rule Rule, Pattern[] Patterns)> _rules = [];

    private RuleBook()
    {
        foreach (var family in new[] { CompletionRules.All, VerificationRules.All, OpenWorkRules.All, BlockerRules.All, ObstacleRules.All, GuardRules.All })
        {
            foreach (var rule in family)
                _rules.Add((rule.Evidence, rule, Array.ConvertAll(rule.Patterns, pattern => new Pattern(pattern, Vocabulary))));
        }
    }

    /// <summary>The rules.</summary>
    public static RuleBook Default { get; } = new();

    /// <summary>The rules in their order.</summary>
    public IEnumerable<Rule> Rules
    {
        get
        {
            foreach (var (_, rule, _) in _rules)
                yield return rule;
        }
    }

    /// <summary>The words that the rules know.</summary>
    public Vocabulary Vocabulary { get; } = new();

    /// <summary>Where in a sentence each kind of evidence begins.</summary>
    public Findings Find(SentenceWords sentence)
    {
        var findings = new Findings();
        foreach (var (evidence, _, patterns) in _rules)
        {
            foreach (var pattern in patterns)
            {
                if (pattern.TryFind(sentence, out var start, out var end))
                    findings.Add(evidence, start, end);
            }
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
}
