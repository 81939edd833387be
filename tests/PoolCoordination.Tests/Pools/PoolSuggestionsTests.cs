using PoolCoordination.Pools;

namespace PoolCoordination.Tests.Pools;

/// <summary>What completes a name or a topic that somebody types.</summary>
public sealed class PoolSuggestionsTests : IDisposable
{
    private readonly ScratchPool _pool = new();

    public void Dispose() => _pool.Dispose();

    [Fact]
    public void The_topics_and_instances_of_the_newest_2000_entries_are_offered()
    {
        for (var i = 0; i < 2001; i++)
            _pool.Add($"I{i}", $"t {i}");

        var suggestions = new PoolSuggestions(_pool.Pool);

        var numbers = Enumerable.Range(1, 2000).Reverse();
        Assert.Equal(numbers.Select(i => $"t {i}"), suggestions.Topics.Select(topic => topic.Text));
        Assert.Equal(numbers.Select(i => $"I{i}"), suggestions.Instances.Select(instance => instance.Text));
    }
}
