using PoolCoordination.Shell;

namespace PoolCoordination.Tests.Shell;

public sealed class ShellPathTests
{
    [Theory]
    [InlineData("/a/b.py", "/a/b.py")]
    [InlineData("/a/*.py", "/a/b.py")]
    [InlineData("/a/?.py", "/a/b.py")]
    [InlineData("/a/[a-c].py", "/a/b.py")]
    [InlineData("/a/[!x].py", "/a/b.py")]
    [InlineData("/a/**/b.py", "/a/b.py")]
    [InlineData("/a/**/b.py", "/a/x/y/b.py")]
    [InlineData("/a/**", "/a/x/b.py")]
    [InlineData("/a/**.py", "/a/x/b.py")]
    [InlineData("/**/x*/**/b*.py", "/a/xy/c/d/bb.py")]
    [InlineData("/a/*b*b*c", "/a/abbbbc")]
    public void A_pattern_means_a_file(string pattern, string file) =>
        Assert.True(new ShellPath(pattern, isPattern: true).Covers(file, below: false));

    [Theory]
    [InlineData("/a/*.py", "/a/x/b.py")]
    [InlineData("/a/?.py", "/a/bb.py")]
    [InlineData("/a/[!b].py", "/a/b.py")]
    [InlineData("/a/**/b.py", "/a/xb.py")]
    [InlineData("/a/*", "/a/x/b.py")]
    [InlineData("/a", "/a/b.py")]
    [InlineData("/a/[", "/a/b")]
    [InlineData("/a/b", "/a/bc")]
    public void A_pattern_does_not_mean_another_file(string pattern, string file) =>
        Assert.False(new ShellPath(pattern, isPattern: true).Covers(file, below: false));

    [Theory]
    [InlineData("/a", false, "/a/x/b.py")]
    [InlineData("/a/*", true, "/a/x/b.py")]
    [InlineData("/", false, "/a")]
    public void A_folder_means_what_is_below_it_where_that_counts(string text, bool isPattern, string file)
    {
        Assert.True(new ShellPath(text, isPattern).Covers(file, below: true));
        Assert.False(new ShellPath("/ab", isPattern: false).Covers("/abc/d", below: true));
    }

    [Fact]
    public void A_wildcard_in_quotation_marks_is_a_character_as_others() =>
        Assert.False(new ShellPath("/a/*.py", isPattern: false).Covers("/a/b.py", below: false));

    [Fact]
    public void A_pattern_of_many_wildcards_is_compared_in_time()
    {
        var pattern = new ShellPath("/" + string.Concat(Enumerable.Repeat("*a", 500)), isPattern: true);

        Assert.False(pattern.Covers($"/{new string('a', 400)}b", below: false));
    }
}
