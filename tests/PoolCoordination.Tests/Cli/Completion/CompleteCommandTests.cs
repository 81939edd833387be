using System.Net;
using System.Net.Sockets;

namespace PoolCoordination.Tests.Cli.Completion;

/// <summary>What <c>pool</c> offers to shells.</summary>
public sealed class CompleteCommandTests : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly PoolProcess _pool;

    public CompleteCommandTests()
    {
        _pool = new PoolProcess(_folder.Path) { Variables = { ["CLAUDE_INSTANCE"] = "A", ["POOL_PATH"] = _folder["pool", "log.jsonl"] } };
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_command_is_offered_and_listed_in_the_help_once()
    {
        var help = _pool.Run("help").Output.Split('\n');

        Assert.All(
            Words("").Except(["help"]),
            command => Assert.Single(help, line => line.StartsWith($"  {command} ", StringComparison.Ordinal))
        );
        Assert.Contains("status", Words(""));
    }

    [Fact]
    public void Instances_and_topics_are_those_of_live_entries_and_claims()
    {
        Add("completed", "Auth fix", "A");
        Add("claimed", "Refactor", "B", "--affects", "src/x.py");
        Add("claimed", "Ended", "C", "--affects", "src/y.py");
        Assert.Equal(0, _pool.Run("unlock", "--topic", "Ended", "--instance", "C").ExitCode);
        Assert.Equal(0, _pool.Run("domain", "D", "vision").ExitCode);

        Assert.Equal(["Ended", "Refactor", "Auth fix"], Words("list", "--topic", ""));
        Assert.Equal(["Refactor"], Words("unlock", "--topic", ""));
        Assert.Equal(["B"], Words("unlock", "--instance", ""));
        Assert.Equal(["C", "B", "A", "D"], Words("list", "--instance", ""));
        Assert.Equal(["D"], Words("domain", "d"));
        Assert.Equal(["Auth fix"], Words("list", "--topic", "AUTH"));
    }

    [Fact]
    public void Resources_are_offered_beside_paths_once_one_of_them_is_begun()
    {
        Add("claimed", "Server", "B", "--affects", "port:3000,src/x.py");

        Assert.Equal(["port:3000", "port:"], Words("add", "--affects", "po"));
        Assert.Equal(["src/x.py,port:3000", "src/x.py,port:"], Words("add", "--affects", "src/x.py,p"));
        Assert.DoesNotContain("port:", Words("add", "--affects", ""));
        Assert.DoesNotContain("port:", Words("add", "--affects", "sr"));
    }

    [Theory]
    [InlineData("!;touch x;#", '"')]
    [InlineData("'; touch x #", '\'')]
    public void In_bash_a_topic_whose_quoting_would_begin_with_the_quotation_mark_that_is_open_is_not_offered(string topic, char mark)
    {
        Add("claimed", topic, "B", "--affects", "src/x.py");

        Assert.Equal("", _pool.Run("complete", "bash", $"pool unlock --topic {mark}", " \t\n\"'@><=;|&(:").Output);
        Assert.NotEqual("", _pool.Run("complete", "bash", "pool unlock --topic ", " \t\n\"'@><=;|&(:").Output);
    }

    [Fact]
    public void Options_are_offered_once_unless_they_may_be_repeated()
    {
        Assert.DoesNotContain("--since", Words("list", "--since", "5m", "--"));
        Assert.Contains("--action", Words("list", "--action", "blocked", "--"));
        Assert.Equal(["--topic"], Words("unlock", "--to"));
        Assert.Equal(["--topic=Auth"], After(() => Add("completed", "Auth", "A"), "list", "--topic=A"));
        Assert.DoesNotContain("--markdown", Words("help", "--"));
    }

    [Fact]
    public void The_pool_that_is_typed_counts()
    {
        Add("completed", "Elsewhere", "A", "--pool", _folder["other.jsonl"]);

        Assert.Equal(["Elsewhere"], Words("list", "--pool", _folder["other.jsonl"], "--topic", ""));
        Assert.Empty(Words("list", "--topic", ""));
    }

    [Theory]
    [InlineData("unlock", "--topic", "")]
    [InlineData("list", "--instance", "")]
    [InlineData("option", "guard", "")]
    [InlineData("list", "--pool", "nowhere/log.jsonl", "--topic", "")]
    [InlineData("nonsense", "--what", "")]
    [InlineData("list", "-n", "x", "--topic", "")]
    public void Nothing_is_written_and_no_error_is_reported(params string[] words)
    {
        var result = _pool.Run(["complete", "zsh", .. words]);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void A_pool_that_cannot_be_read_offers_nothing()
    {
        _pool.Variables["POOL_PATH"] = _folder.Path;
        var result = _pool.Run("complete", "zsh", "list", "--topic", "");
        Assert.Equal((0, "", ""), (result.ExitCode, result.Output, result.Error));
    }

    [Fact]
    public void Entries_that_wait_and_verdicts_on_claims_stay_where_they_are()
    {
        Add("claimed", "Refactor", "B", "--affects", "src/x.py");
        for (var i = 0; i < 2; i++)
            File.AppendAllText(
                _folder["pool", "log.jsonl"],
                string.Concat(Enumerable.Repeat(File.ReadAllText(_folder["pool", "log.jsonl"]), 20))
            );
        File.WriteAllText(
            _folder["pool", "outbox.jsonl"],
            """{"log":"log.jsonl","entry":{"id":"x","timestamp":1,"action":"completed","topic":"Waits"}}""" + "\n"
        );
        File.Delete(_folder["pool", "claims"]);
        var before = State();

        Assert.Equal(["Refactor"], Words("unlock", "--topic", ""));

        Assert.Equal(before, State());
    }

    [Fact]
    public void A_server_that_does_not_answer_is_not_waited_for()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        _pool.Variables["POOL_PATH"] =
            $"postgres://somebody@127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}/database?pool=team&timeout=10m";

        var result = _pool.Run("complete", "zsh", "list", "--topic", "");

        Assert.Equal((0, "", ""), (result.ExitCode, result.Output, result.Error));
    }

    [Fact]
    public void A_name_that_is_more_than_a_line_is_offered_as_one_line()
    {
        HostileTopics.Write(_folder["pool", "log.jsonl"], "B\nC\u001b[31m");

        Assert.Equal(["B C"], Words("list", "--instance", ""));
        Assert.Equal(HostileTopics.All.Select(topic => HostileTopics.Shown(topic.Topic)).Reverse(), Words("unlock", "--topic", ""));
    }

    private List<(string Name, string Content)> State() =>
        [
            .. Directory
                .GetFiles(_folder["pool"])
                .Order(StringComparer.Ordinal)
                .Select(path => (Path.GetFileName(path), File.ReadAllText(path))),
        ];

    private string[] After(Action action, params string[] words)
    {
        action();
        return Words(words);
    }

    private void Add(string action, string topic, string instance, params string[] others) =>
        Assert.Equal(0, _pool.Run(["add", "--action", action, "--topic", topic, "--instance", instance, .. others]).ExitCode);

    private string[] Words(params string[] words) =>
        [
            .. _pool
                .Run(["complete", "zsh", .. words])
                .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split('\t')[0]),
        ];
}
