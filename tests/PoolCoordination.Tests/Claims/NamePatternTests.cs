using System.Text.RegularExpressions;
using PoolCoordination.Claims;

namespace PoolCoordination.Tests.Claims;

public sealed class NamePatternTests
{
    [Fact]
    public void Two_patterns_overlap_where_a_name_exists_that_both_mean()
    {
        string[] names = [.. Texts("ab", longest: 6)];
        var meanings = Texts("ab*?", longest: 3)
            .ToDictionary(
                pattern => pattern,
                pattern => names.Where(name => Meaning(pattern).IsMatch(name)).ToHashSet(StringComparer.Ordinal),
                StringComparer.Ordinal
            );

        foreach (var (left, ofLeft) in meanings)
        {
            foreach (var (right, ofRight) in meanings)
                Assert.True(ofLeft.Overlaps(ofRight) == NamePattern.Overlap(left, right, ignoresCase: false), $"'{left}' and '{right}'");
        }
    }

    [Theory]
    [InlineData("Auth.py", "auth.PY")]
    [InlineData("A*.py", "a?th.*")]
    [InlineData("Öl.md", "öl*")]
    public void Case_counts_only_on_a_case_sensitive_file_system(string left, string right)
    {
        Assert.False(NamePattern.Overlap(left, right, ignoresCase: false));
        Assert.True(NamePattern.Overlap(left, right, ignoresCase: true));
    }

    private static IEnumerable<string> Texts(string letters, int longest)
    {
        var texts = new List<string> { "" };
        for (var length = 0; length <= longest; length++)
        {
            foreach (var text in texts)
                yield return text;
            texts = [.. texts.SelectMany(text => letters.Select(letter => text + letter))];
        }
    }

    private static Regex Meaning(string pattern) =>
        new($"^{pattern.Replace("*", ".*").Replace("?", ".")}$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));
}
