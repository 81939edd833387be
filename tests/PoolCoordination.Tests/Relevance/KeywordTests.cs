using PoolCoordination.Relevance;

namespace PoolCoordination.Tests.Relevance;

public class KeywordTests
{
    [Theory]
    [InlineData("CLIP/LLaVA integration", "clip")]
    [InlineData("CLIP/LLaVA integration", "llava")]
    [InlineData("clipping", "clip")]
    [InlineData("openClip", "clip")]
    [InlineData("an HTTPServer", "server")]
    [InlineData("an HTTPServer", "http")]
    [InlineData("src/auth_token-refresh.py", "auth")]
    [InlineData("src/auth_token-refresh.py", "token")]
    [InlineData("src/auth_token-refresh.py", "refresh")]
    [InlineData("src/auth_token-refresh.py", "py")]
    [InlineData("tokenRefresh", "tokenrefresh")]
    [InlineData("Größe", "größe")]
    [InlineData("v2 router", "v2")]
    [InlineData("C# 14", "c#")]
    [InlineData("in C++", "c++")]
    public void A_keyword_occurs_where_it_begins_a_word(string text, string keyword) => Assert.True(Keyword.OccursIn(text, keyword));

    [Theory]
    [InlineData("eclipse", "clip")]
    [InlineData("paperclip", "clip")]
    [InlineData("CLI", "clip")]
    [InlineData("", "clip")]
    [InlineData("clip", "")]
    [InlineData("clip", " - ")]
    [InlineData("code", "c#")]
    [InlineData("cat", "c++")]
    public void Elsewhere_it_does_not(string text, string keyword) => Assert.False(Keyword.OccursIn(text, keyword));

    [Theory]
    [InlineData("the token refresh", "token refresh", true)]
    [InlineData("src/token_refresh.py", "token refresh", true)]
    [InlineData("a tokenRefresh", "token refresh", true)]
    [InlineData("token refresh", "token-refresh", true)]
    [InlineData("the token refreshes", "token refresh", true)]
    [InlineData("refresh the token", "token refresh", false)]
    [InlineData("token for refresh", "token refresh", false)]
    [InlineData("token", "token refresh", false)]
    [InlineData("brokentoken refresh", "token refresh", false)]
    public void Several_words_occur_where_they_stand_in_a_row(string text, string keyword, bool occurs) =>
        Assert.Equal(occurs, Keyword.OccursIn(text, keyword));

    [Fact]
    public void A_keyword_of_up_to_100_characters_is_kept_whole()
    {
        using var pool = new ScratchPool();

        pool.SetDomain("A", "token refresh of the legacy clients", new string('k', 100), new string('l', 101));

        Assert.Equal(
            ["token refresh of the legacy clients", new string('k', 100), new string('l', 99) + "…"],
            Assert.Single(pool.Pool.Domains).Keywords
        );
    }
}
