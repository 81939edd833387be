using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using PoolCoordination.Entries;
using PoolCoordination.Pools;
using PoolCoordination.Tests.Postgres;

namespace PoolCoordination.Tests.Cli.Web;

/// <summary>What the board in the browser gives and does, as a process.</summary>
public sealed class WebBoardTests : IDisposable
{
    private const string Script = "</script><img src=x onerror=alert(1)>";

    private readonly ScratchPool _pool = new();

    public WebBoardTests() => _pool.Clock.Now = DateTimeOffset.UtcNow;

    [Fact]
    public void It_gives_the_board_the_timeline_the_files_and_what_is_searched_for()
    {
        Claim("A", "Payment", "src/pay.py");
        Claim("B", "Refunds", "src/pay.py");
        _pool.Add("A", "Feed");
        using var board = new WebBoardProcess(_pool);

        var (now, timeline) = (board.Json("/board.json"), board.Json("/timeline.json"));
        Assert.Equal("Payment", (string?)now["claims"]![0]!["topic"]);
        Assert.False((bool)now["control"]!);
        Assert.Equal((long)now["revision"]!, (long)timeline["revision"]!);
        Assert.Equal(
            ["claim Payment", "completed Feed", "denial Refunds"],
            timeline["items"]!.AsArray().Select(item => $"{item!["kind"]} {item["topic"]}").Order()
        );
        var file = Assert.Single(board.Json("/files.json")["files"]!.AsArray())!;
        Assert.Equal(("src/pay.py", "A", "B"), ((string?)file["path"], (string?)file["holders"]![0], (string?)file["waiting"]![0]));
        Assert.Equal("Feed", (string?)Assert.Single(board.Json("/search.json?q=fee")["entries"]!.AsArray())!["topic"]);
    }

    [Theory]
    [InlineData("/timeline.json?from=soon")]
    [InlineData("/timeline.json?from=-1")]
    [InlineData("/timeline.json?after=1.5")]
    [InlineData("/timeline.json?from=99999999999999999999")]
    [InlineData("/search.json")]
    [InlineData("/search.json?q=%20")]
    public void What_cannot_be_meant_is_a_bad_request(string path)
    {
        using var board = new WebBoardProcess(_pool);
        using var answer = board.Get(path);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public void What_was_archived_is_found_where_that_is_asked_for()
    {
        _pool.Clock.Now = DateTimeOffset.UtcNow - TimeSpan.FromDays(30);
        _pool.Add("A", "Feed of long ago");
        _pool.Clock.Now = DateTimeOffset.UtcNow;
        _pool.Add("A", "Feed of now");
        _pool.Pool.Compact();
        using var board = new WebBoardProcess(_pool);

        Assert.Single(board.Json("/search.json?q=feed")["entries"]!.AsArray());
        Assert.Equal(2, board.Json("/search.json?q=feed&archive=1")["entries"]!.AsArray().Count);
    }

    [Fact]
    public void An_entry_appears_by_an_event_and_is_all_that_is_given_then()
    {
        _pool.Add("A", "before");
        using var board = new WebBoardProcess(_pool);
        var revision = (long)board.Json("/timeline.json")["revision"]!;
        using var events = board.OpenEvents();
        events.Next("changed");

        _pool.Add("A", "after");
        events.Next("changed", data => (long)JsonNode.Parse(data)!["revision"]! > revision);

        var changes = board.Json($"/timeline.json?after={revision}");
        Assert.False((bool)changes["isWhole"]!);
        Assert.Equal("after", (string?)Assert.Single(changes["items"]!.AsArray())!["topic"]);
    }

    /// <summary>What pages ask for that were opened one after the other is one text, which slow readers share.</summary>
    [Fact]
    public void A_timeline_begins_with_a_part_of_an_hour()
    {
        _pool.Add("A", "Feed");
        using var board = new WebBoardProcess(_pool);
        var begin = DateTimeOffset.FromUnixTimeSeconds(300 * ((DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 300) - 12));

        Assert.All(
            [begin, begin.AddSeconds(1), begin.AddSeconds(299)],
            from =>
                Assert.Equal(
                    begin.ToUnixTimeMilliseconds(),
                    (long)board.Json($"/timeline.json?from={from.ToUnixTimeMilliseconds()}")["from"]!
                )
        );
    }

    [Fact]
    public void It_goes_on_after_a_compaction_and_after_another_log_took_the_place()
    {
        _pool.Clock.Now = DateTimeOffset.UtcNow - TimeSpan.FromDays(30);
        _pool.Add("A", "old");
        _pool.Clock.Now = DateTimeOffset.UtcNow;
        _pool.Add("A", "before");
        using var board = new WebBoardProcess(_pool);
        using var events = board.OpenEvents();
        events.Next("changed");

        _pool.Pool.Compact();
        _pool.Add("A", "after the compaction");
        WaitForTopics(board, events, "after the compaction", "before");
        _pool.WriteLog(EntryWriter.Text(new PoolEntry { Id = "x", Timestamp = _pool.Clock.Now, Instance = "B", Topic = "of another log" }));
        WaitForTopics(board, events, "of another log");
        _pool.Add("A", "on top of it");
        WaitForTopics(board, events, "of another log", "on top of it");
    }

    [Fact]
    public void It_keeps_the_last_board_while_the_log_cannot_be_read_and_says_so()
    {
        _pool.Add("A", "Payment");
        using var board = new WebBoardProcess(_pool);
        using var events = board.OpenEvents();
        events.Next("changed");

        var moved = _pool.Path + ".moved";
        File.Move(_pool.Path, moved);
        Directory.CreateDirectory(_pool.Path);
        Assert.Contains(_pool.Path, (string?)JsonNode.Parse(events.Next("trouble"))!["message"], StringComparison.Ordinal);
        Assert.Contains("Payment", board.Json("/board.json").ToJsonString(), StringComparison.Ordinal);
        using (var later = board.OpenEvents())
            later.Next("trouble", data => data.Contains(_pool.Path, StringComparison.Ordinal));
        Directory.Delete(_pool.Path);
        File.Move(moved, _pool.Path);

        Assert.Equal("{\"message\":null}", events.Next("trouble"));
    }

    [Fact]
    public void It_shows_only_unless_it_was_started_with_control()
    {
        Claim("A", "Payment", "src/pay.py");
        using var board = new WebBoardProcess(_pool);
        var id = (string)board.Json("/board.json")["claims"]![0]!["id"]!;

        Assert.Equal(HttpStatusCode.Forbidden, board.Post("/release", $$"""{"id":"{{id}}"}""").Status);
        Assert.Equal(HttpStatusCode.Forbidden, board.Post("/note", """{"text":"Hello"}""").Status);
        Assert.Equal(["Payment"], _pool.Entries.Select(entry => entry.Topic));
    }

    [Fact]
    public void With_control_a_page_releases_claims_and_posts_notes_under_the_name_of_who_started_it()
    {
        Claim("A", "Payment", "src/pay.py");
        using var board = new WebBoardProcess(_pool, "--control");
        var now = board.Json("/board.json");
        var id = (string)now["claims"]![0]!["id"]!;
        Assert.True((bool)now["control"]!);

        var (status, message) = board.Post("/release", $$"""{"id":"{{id}}"}""");
        Assert.Equal((HttpStatusCode.OK, "\"Payment\" is no longer claimed by \"A\"."), (status, message));
        Assert.Equal((HttpStatusCode.OK, "The note is posted."), board.Post("/note", """{"text":"Back at <2>"}"""));

        var (release, note) = (_pool.Entries[1], _pool.Entries[2]);
        Assert.Equal((id, "Olga", true), (release.Releases, release.Instance, release.IsForced));
        Assert.Equal(("Olga", PoolAction.Signaling, "Back at <2>"), (note.Instance, note.Action, note.Topic));
        Assert.Equal(HttpStatusCode.Conflict, board.Post("/release", $$"""{"id":"{{id}}"}""").Status);
    }

    [Fact]
    public void A_note_is_of_the_project_that_the_board_shows()
    {
        var shop = _pool.InFolder("shop");
        Directory.CreateDirectory(Path.Combine(shop, ".git"));
        File.WriteAllText(Path.Combine(shop, ".git", "HEAD"), "ref: refs/heads/main\n");
        using (var board = new WebBoardProcess(_pool, shop, isOfAllProjects: false, "--control"))
        {
            board.Post("/note", """{"text":"Back at two"}""");
            board.Json("/board.json");
        }

        using var all = new WebBoardProcess(_pool, shop, isOfAllProjects: true, "--control");
        all.Post("/note", """{"text":"Back at three"}""");
        Assert.Equal(["shop", null], _pool.Entries.Select(entry => Path.GetFileName(entry.Root)));
        var entries = all.Json("/board.json")["entries"]!.AsArray();
        Assert.Equal("shop", (string?)entries.Single(entry => (string?)entry!["topic"] == "Back at two")!["project"]);
    }

    [Fact]
    public void That_there_is_no_pool_yet_is_said_once()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no kill.");
        using var board = new WebBoardProcess(_pool);

        board.Process.Interrupt();

        Assert.Equal(1, board.Process.Exit().Error.Split("does not exist yet").Length - 1);
    }

    [Fact]
    public void What_the_page_did_not_send_changes_nothing()
    {
        Claim("A", "Payment", "src/pay.py");
        using var board = new WebBoardProcess(_pool, "--control");

        Assert.Equal(HttpStatusCode.Forbidden, board.Post("/note", """{"text":"x"}""", origin: "http://evil.example").Status);
        Assert.Equal(HttpStatusCode.Forbidden, board.Post("/note", """{"text":"x"}""", type: "text/plain").Status);
        using (var request = board.Request("/note", HttpMethod.Post))
        {
            request.Content = new StringContent("""{"text":"x"}""", Encoding.UTF8, "application/json");
            using var answer = board.Send(request);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        Assert.Equal(HttpStatusCode.BadRequest, board.Post("/note", "{").Status);
        Assert.Equal(HttpStatusCode.BadRequest, board.Post("/note", """{"text":" "}""").Status);
        Assert.Equal(HttpStatusCode.BadRequest, board.Post("/note", $$"""{"text":"{{new string('x', 201)}}"}""").Status);
        Assert.Equal(HttpStatusCode.BadRequest, board.Post("/release", """{"text":"x"}""").Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, board.Post("/note", $$"""{"text":"{{new string('x', 20_000)}}"}""").Status);
        Assert.Equal(["Payment"], _pool.Entries.Select(entry => entry.Topic));
    }

    [Fact]
    public void Two_hundred_pages_are_told_of_an_entry_and_no_more_than_there_is_room_for_are_served()
    {
        _pool.Add("A", "before");
        using var board = new WebBoardProcess(_pool);
        var streams = new List<EventReader>();
        try
        {
            while (streams.Count < 200)
                streams.Add(board.OpenEvents());
            var first = streams.ConvertAll(stream => stream.Next("changed"));
            Assert.Single(first.Distinct());
            _pool.Add("A", "after");
            Assert.All(streams, stream => stream.Next("changed", data => data != first[0]));

            while (streams.Count < 256)
                streams.Add(board.OpenEvents());
            using var answer = board.Get("/events");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Contains("256", WebBoardProcess.TextOf(answer), StringComparison.Ordinal);
            Assert.NotNull(board.Json("/board.json"));
        }
        finally
        {
            streams.ForEach(stream => stream.Dispose());
        }
    }

    [Fact]
    public void Readers_that_take_nothing_hold_up_nobody()
    {
        for (var i = 0; i < 2000; i++)
            _pool.Pool.Log.Append(Large(i));
        using var board = new WebBoardProcess(_pool);
        var slow = new List<TcpClient>();
        try
        {
            foreach (var path in new[] { "/events", "/timeline.json", "/timeline.json", "/timeline.json", "/board.json" })
            {
                var client = new TcpClient { ReceiveBufferSize = 1024 };
                slow.Add(client);
                client.Connect("127.0.0.1", board.Page.Port);
                client.GetStream().Write(
                    Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {board.Page.Authority}\r\nCookie: {board.Cookie}\r\n\r\n")
                );
            }

            using var events = board.OpenEvents();
            events.Next("changed");
            for (var i = 0; i < 20; i++)
            {
                _pool.Add("A", $"while others sleep {i}");
                events.Next("changed");
                Assert.NotNull(board.Json("/timeline.json"));
            }
        }
        finally
        {
            slow.ForEach(client => client.Dispose());
        }

        PoolEntry Large(int number) =>
            new()
            {
                Id = $"large-{number}",
                Timestamp = _pool.Clock.Now,
                Instance = "A",
                Topic = $"Large {number}",
                Summary = new string('x', 2000),
            };
    }

    [Fact]
    public void What_others_wrote_stays_text()
    {
        var root = _pool.InFolder(Script);
        _pool.Clock.Now = DateTimeOffset.UtcNow;
        foreach (var action in Enum.GetValues<PoolAction>())
        {
            _pool.Pool.Log.Append(
                new PoolEntry
                {
                    Id = $"{Script}{action}",
                    Timestamp = _pool.Clock.Now,
                    Instance = Script,
                    Action = action,
                    Topic = Script,
                    Summary = Script,
                    Affects = [Script],
                    Blocks = Script,
                    Root = root,
                    SessionId = Script,
                }
            );
        }

        using var board = new WebBoardProcess(_pool);
        foreach (var path in new[] { "/board.json", "/timeline.json", "/files.json", "/search.json?q=script" })
        {
            using var answer = board.Get(path);
            Assert.Equal(
                ("application/json", "nosniff"),
                (answer.Content.Headers.ContentType?.MediaType, answer.Headers.GetValues("X-Content-Type-Options").Single())
            );
            Assert.Contains(Script, JsonNode.Parse(WebBoardProcess.TextOf(answer))!.ToJsonString(PlainJson), StringComparison.Ordinal);
        }

        var file = _pool.InFolder("board.html");
        Run(0, "board", "--all", "--html", file);
        Assert.DoesNotContain(Script, File.ReadAllText(file), StringComparison.Ordinal);
        Assert.DoesNotContain("<img", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public void It_ends_with_open_streams_and_says_by_which_signal()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no kill.");
        using var board = new WebBoardProcess(_pool);
        using var events = board.OpenEvents();
        events.Next("changed");

        board.Process.Interrupt();

        Assert.Equal(130, board.Process.Exit().Code);
    }

    [Fact]
    public void A_port_that_is_taken_is_an_error_and_a_free_one_is_used()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no kill.");
        using var board = new WebBoardProcess(_pool);
        var port = $"{board.Page.Port}";
        Assert.Contains(port, Run(1, "board", "--web", "--no-open", "--port", port).Error, StringComparison.Ordinal);
        board.Process.Interrupt();
        board.Process.Exit();

        using var next = new WebBoardProcess(_pool, "--port", port);
        Assert.Equal(board.Page, next.Page);
        Assert.NotEqual(board.Cookie, next.Cookie);
        // What a tab knows of the board before says nothing of this one.
        Assert.True((bool)next.Json("/timeline.json?after=1")["isWhole"]!);
    }

    [Fact]
    public void A_page_that_was_left_open_goes_on_with_the_next_board_on_its_port()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems do not say whose a connection is.");
        _pool.Add("A", "before");
        using var board = new WebBoardProcess(_pool);
        using (var events = board.OpenEvents())
            events.Next("changed");
        board.Process.Interrupt();
        board.Process.Exit();

        using var next = new WebBoardProcess(_pool, "--port", $"{board.Page.Port}");

        Assert.Equal(board.Page, next.Page);
        using (var answer = board.Get("/board.json"))
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.StartsWith(next.Cookie + ";", answer.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
        }

        using (var events = board.OpenEvents())
            events.Next("changed");
        using var fresh = next.Get("/board.json");
        Assert.False(fresh.Headers.Contains("Set-Cookie"));
    }

    /// <summary>Who foresees the port takes it between two boards, and leaves scripts in the browser for the next.</summary>
    [Fact]
    public void The_port_of_the_next_board_is_not_that_of_the_last()
    {
        var ports = new HashSet<int>();
        for (var i = 0; i < 3; i++)
        {
            using var board = new WebBoardProcess(_pool, "--port", "0");
            ports.Add(board.Page.Port);
        }

        // Two of three can be the same by chance.
        Assert.InRange(ports.Count, 2, 3);
    }

    [Fact]
    public void What_is_kept_of_a_board_is_for_its_user_alone_and_gives_no_cookie_away()
    {
        using var board = new WebBoardProcess(_pool);

        var file = Assert.Single(
            Directory.GetFiles(_pool.InFolder(".claude", "pool", "boards")),
            file => !file.EndsWith(".lock", StringComparison.Ordinal)
        );

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.DoesNotContain(board.Cookie.Split('=')[1], File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_another_pool_the_page_does_not_go_on()
    {
        using var other = new ScratchPool();
        using var board = new WebBoardProcess(other);
        board.Process.Interrupt();
        board.Process.Exit();

        using var next = new WebBoardProcess(_pool, "--port", $"{board.Page.Port}");

        using var answer = board.Get("/board.json");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("--control")]
    [InlineData("--no-open")]
    [InlineData("--port", "0")]
    [InlineData("--force")]
    [InlineData("--web", "--port", "65536")]
    [InlineData("--web", "--port", "-1")]
    [InlineData("--web", "--html", "x.html")]
    public void Options_that_mean_nothing_together_are_wrong_usage(params string[] options) => Run(2, ["board", .. options]);

    [Fact]
    public void A_server_that_was_away_is_waited_for()
    {
        Assert.SkipWhen(PostgresInstance.Absence is not null, PostgresInstance.Absence ?? "");
        using var server = new PostgresInstance();
        var address = server.NewPool();
        using var pool = new ScratchPool(address);
        pool.Clock.Now = DateTimeOffset.UtcNow;
        pool.Add("A", "before");
        using var board = new WebBoardProcess(pool.InFolder(), address);
        using var events = board.OpenEvents();
        events.Next("changed");

        server.Stop();
        Assert.Contains("cannot be reached", events.Next("trouble"), StringComparison.Ordinal);
        Assert.Contains("before", board.Json("/board.json").ToJsonString(), StringComparison.Ordinal);
        server.Start();
        pool.Add("A", "after");

        WaitForTopics(board, events, "after", "before");
    }

    public void Dispose() => _pool.Dispose();

    private static System.Text.Json.JsonSerializerOptions PlainJson { get; } =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static void WaitForTopics(WebBoardProcess board, EventReader events, params string[] topics)
    {
        while (true)
        {
            var items = board.Json("/timeline.json")["items"]!.AsArray().Select(item => (string)item!["topic"]!).Order();
            if (items.SequenceEqual(topics.Order()))
                return;
            events.Next("changed");
        }
    }

    private void Claim(string instance, string topic, string path)
    {
        var root = _pool.InFolder("shop");
        Directory.CreateDirectory(root);
        _pool.Pool.Claim(
            new PoolEntry
            {
                Instance = instance,
                Action = PoolAction.Claimed,
                Topic = topic,
                Affects = [path],
                Root = root,
            }
        );
    }

    private PoolProcess.Result Run(int code, params string[] arguments)
    {
        var result = new PoolProcess(_pool.InFolder()) { Variables = { ["POOL_PATH"] = _pool.Path } }.Run(arguments);
        Assert.True(result.ExitCode == code, $"{result.ExitCode}: {result.Output}{result.Error}");
        return result;
    }
}
