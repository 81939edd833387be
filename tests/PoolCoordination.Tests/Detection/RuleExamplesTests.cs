using PoolCoordination.Detection.Rules;
using PoolCoordination.Detection.Structure;
using PoolCoordination.Detection.Words;

namespace PoolCoordination.Tests.Detection;

public sealed class RuleExamplesTests
{
    public static TheoryData<string> RuleNames => [.. RuleBook.Default.Rules.Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void A_rule_finds_its_examples_and_ignores_those_that_look_alike(string name)
    {
        var rule = RuleBook.Default.Rules.Single(rule => rule.Name == name);

        var (finds, ignores) = RuleExamples.All[name];

        Assert.NotEmpty(finds);
        Assert.NotEmpty(ignores);
        Assert.All(finds, example => Assert.True(Finds(rule, example), $"not found: {example}"));
        Assert.All(ignores, example => Assert.False(Finds(rule, example), $"found: {example}"));
    }

    [Fact]
    public void Every_family_has_a_name_of_its_own_and_a_bit()
    {
        var names = WordFamilies.All.Select(family => family.Name).ToList();

        Assert.True(names.Count <= 64);
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [Fact]
    public void A_pattern_with_an_unknown_family_is_refused() =>
        Assert.Throws<ArgumentException>(() => new Pattern("@nosuchfamily", new Vocabulary()));

    private static bool Finds(Rule rule, string example) =>
        SentenceReader.Read(MessageReader.Read(example), RuleBook.Default.Vocabulary).Exists(sentence => RuleBook.Finds(rule, sentence));
}
