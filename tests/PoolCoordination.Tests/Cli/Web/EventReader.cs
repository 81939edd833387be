using System.Net;

namespace PoolCoordination.Tests.Cli.Web;

/// <summary>Reads server-sent events.</summary>
internal sealed class EventReader : IDisposable
{
    private readonly HttpResponseMessage _answer;
    private readonly StreamReader _reader;

    public EventReader(HttpClient client, HttpRequestMessage request)
    {
        _answer = client.Send(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal((HttpStatusCode.OK, "text/event-stream"), (_answer.StatusCode, _answer.Content.Headers.ContentType?.MediaType));
        _reader = new StreamReader(_answer.Content.ReadAsStream());
    }

    /// <summary>The data of the next event of a name for which something holds; others are passed over.</summary>
    public string Next(string name, Func<string, bool>? holds = null)
    {
        while (true)
        {
            var line = ReadLine();
            if (line != $"event: {name}")
                continue;
            var data = ReadLine()["data: ".Length..];
            if (holds?.Invoke(data) != false)
                return data;
        }
    }

    public void Dispose()
    {
        _reader.Dispose();
        _answer.Dispose();
    }

    private string ReadLine() =>
        _reader.ReadLineAsync().WaitAsync(RunningPool.Limit).GetAwaiter().GetResult() ?? throw new IOException("The stream ended.");
}
