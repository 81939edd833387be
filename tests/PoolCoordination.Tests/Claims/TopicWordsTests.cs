using PoolCoordination.Claims;

namespace PoolCoordination.Tests.Claims;

/// <summary>When the topics of two claims are those of one task.</summary>
public sealed class TopicWordsTests
{
    [Theory]
    [InlineData("Auth fix", "Auth fix")]
    [InlineData("Fix the login timeout", "login timeout fix")]
    [InlineData("Fix login timeout in checkout", "Fix checkout login timeout handling")]
    [InlineData("auth-module refactor", "Refactor of the auth module")]
    [InlineData("认证 修复", "修复 认证")]
    public void The_same_words_in_any_order_and_most_of_several_are_one_task(string left, string right) =>
        Assert.True(new TopicWords(left).AreOfSameTaskAs(new TopicWords(right)));

    [Theory]
    [InlineData("Auth fix", "Auth")]
    [InlineData("Fix login", "Fix logout")]
    [InlineData("Fix login timeout", "Fix payment timeout")]
    [InlineData("Docs", "Tests")]
    [InlineData("the", "of")]
    [InlineData("", "")]
    public void Other_words_are_another_task(string left, string right) =>
        Assert.False(new TopicWords(left).AreOfSameTaskAs(new TopicWords(right)));
}
