using PoolCoordination.Agents.Copilot;

namespace PoolCoordination.Tests.Agents.Copilot;

public sealed class LastMessageTests : IDisposable
{
    private const string Time = "2026-11-28T14:51:59.605Z";
    private const string End = """{"type":"hook.start","data":{"hookType":"agentStop","input":{"timestamp":1795877519605}}}""";

    private readonly ScratchFolder _folder = new();

    private string Events => _folder["events.jsonl"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_is_the_last_one_with_a_text_before_the_end_of_the_turn()
    {
        Write(User, Message("first"), Message("Fertig: ü\\n```pool"), Message(""), End, Message("later"));

        Assert.Equal("Fertig: ü\n```pool", LastMessage.Of(Events, Time));
    }

    [Fact]
    public void One_of_an_earlier_turn_is_not_taken()
    {
        Write(User, Message("first"), User, Message(""), End);

        Assert.Null(LastMessage.Of(Events, Time));
    }

    [Fact]
    public void It_is_waited_for_as_the_client_writes_late()
    {
        var writer = new Thread(() =>
        {
            File.WriteAllText(Events, User + "\n" + Message("tor"));
            File.WriteAllText(Events, string.Join('\n', User, Message("there"), End, ""));
        });
        writer.Start();

        Assert.Equal("there", LastMessage.Of(Events, Time));
        writer.Join();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("yesterday")]
    public void Without_the_time_of_the_end_nothing_is_read(string? time)
    {
        Write(User, Message("first"), End);

        Assert.Null(LastMessage.Of(Events, time));
    }

    private static string User => """{"type":"user.message","data":{"content":"do it"}}""";

    private static string Message(string text) => $$$"""{"type":"assistant.message","data":{"messageId":"x","content":"{{{text}}}"}}""";

    private void Write(params string[] lines) => File.WriteAllText(Events, string.Join('\n', lines) + "\n");
}
