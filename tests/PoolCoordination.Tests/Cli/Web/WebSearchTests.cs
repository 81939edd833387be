using PoolCoordination.Entries;

namespace PoolCoordination.Tests.Cli.Web;

/// <summary>Searches that take long.</summary>
public sealed class WebSearchTests : IDisposable
{
    /// <summary>Each wildcard multiplies what is tried at each character: it ends by the limit of time only.</summary>
    private static readonly string s_slow = "/search.json?q=" + string.Concat(Enumerable.Repeat("*a%3F", 40)) + "b";

    private readonly ScratchPool _pool = new();
    private readonly HttpClient _client = WebBoardProcess.NewClient();
    private readonly WebBoardProcess _board;

    public WebSearchTests()
    {
        _pool.Clock.Now = DateTimeOffset.UtcNow;
        var lines = Enumerable
            .Range(0, 20_000)
            .Select(i =>
                EntryWriter.Text(
                    new PoolEntry
                    {
                        Id = $"{i}",
                        Timestamp = _pool.Clock.Now - TimeSpan.FromDays(20),
                        Instance = "A",
                        Topic = "Old",
                        Summary = new string('a', 2000),
                    }
                )
            );
        _pool.WriteLog([.. lines]);
        _pool.Add("A", "Feed");
        _board = new WebBoardProcess(_pool, "--control");
    }

    [Fact]
    public async Task A_note_does_not_wait_for_a_search()
    {
        var search = await BeginAsync(s_slow);

        Assert.Equal("The note is posted.", _board.Post("/note", """{"text":"Hello"}""").Message);

        Assert.False(search.IsCompleted);
        await search;
    }

    [Fact]
    public async Task A_search_takes_the_place_of_the_oldest_where_too_many_run()
    {
        var (oldest, older) = (await BeginAsync(s_slow), await BeginAsync(s_slow));

        Assert.Contains("\"Feed\"", await await BeginAsync("/search.json?q=feed"), StringComparison.Ordinal);
        Assert.Contains("\"isCut\":true", await oldest, StringComparison.Ordinal);

        Assert.False(older.IsCompleted);
        await older;
    }

    public void Dispose()
    {
        _client.Dispose();
        _board.Dispose();
        _pool.Dispose();
    }

    /// <summary>Begins a search, and gives what will be its answer.</summary>
    private async Task<Task<string>> BeginAsync(string path)
    {
        var answer = await SendAsync(path);
        return answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private async Task<HttpResponseMessage> SendAsync(string path)
    {
        using var request = _board.Request(path);
        return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }
}
