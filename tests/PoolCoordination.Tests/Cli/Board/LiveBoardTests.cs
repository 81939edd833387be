using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using PoolCoordination.Entries;
using PoolCoordination.Host;
using PoolCoordination.Pools;
using PoolCoordination.Storage;

namespace PoolCoordination.Tests.Cli.Board;

/// <summary><c>pool board</c> in a terminal, while four sessions are at work.</summary>
public sealed class LiveBoardTests : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly string _project;
    private readonly PoolProcess _process;

    public LiveBoardTests()
    {
        _project = _folder.Folder("shop");
        Directory.CreateDirectory(Path.Combine(_project, ".git"));
        File.WriteAllText(Path.Combine(_project, ".git", "HEAD"), "ref: refs/heads/payments\n");
        _process = new PoolProcess(_folder.Path, _project) { Variables = { ["POOL_PATH"] = LogPath, ["POOL_PRIMER"] = "off" } };
    }

    private string LogPath => _folder["pool", "log.jsonl"];

    private Pool Pool => new(new PoolLocation(LogPath), new PoolEnvironment(_ => null, _project));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    [InlineData(200, 60)]
    public void It_shows_who_is_at_work_follows_what_happens_and_leaves_the_screen_as_it_was(int columns, int rows)
    {
        StartFour();
        using var terminal = Open(columns, rows);

        var screen = terminal.WaitFor("q quit");
        Assert.Matches(@"^shop: 4 sessions: 1 waiting, 1 blocked, 2 working; 1 claim \(1 refused\);[ \n]3 entr", screen);
        Assert.Matches(@"\n>  shop-4 +waiting +[0-9]+s +payments", screen);
        Assert.Matches(@"\n   shop-2 +blocked +[0-9]+s +shop-1: Payment +payments", screen);
        Assert.Matches(@"\n   Payment +shop-1 +[0-9]+m +shop-2 +src/pay.py", screen);

        Add("Everything is new", PoolAction.Signaling);
        terminal.WaitFor("Everything is new");
        Session("dddddddd", "UserPromptSubmit", ("prompt", "Next"));
        terminal.WaitFor("blocked first", text => text.Contains("\n>  shop-2", StringComparison.Ordinal) && text.Contains("3 working"));

        terminal.Type("q");
        screen = terminal.WaitFor("the screen before", text => !text.Contains("q quit") && text.Contains("before"));
        Assert.DoesNotContain("shop-4", screen, StringComparison.Ordinal);
        AssertIsUsable(terminal);
    }

    [Fact]
    public void It_fits_another_size_at_once()
    {
        StartFour();
        using var terminal = Open(120, 40);
        terminal.WaitFor("q quit");

        terminal.Resize(80, 24);

        terminal.WaitFor(
            "the title in the first line, and the keys in the last",
            screen =>
                screen.TrimEnd('\n').Split('\n') is [['s', 'h', 'o', 'p', ':', ..], .., var last] and { Length: 24 }
                && last.EndsWith("q quit", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Keys_filter_show_details_post_a_note_and_release_a_claim_after_a_question()
    {
        StartFour();
        using var terminal = Open(100, 30);
        terminal.WaitFor("q quit");

        terminal.Type("/pay.py");
        terminal.Press("Enter");
        Assert.DoesNotContain("shop-4", terminal.WaitFor("[/pay.py]"), StringComparison.Ordinal);
        terminal.Press("Escape");
        terminal.WaitFor("shop-4");

        terminal.Type("nLook at the \u00e9t\u00e9");
        terminal.WaitFor("Note: Look at the été_");
        terminal.Press("Enter");
        terminal.WaitFor("The note is posted.");
        Assert.Equal("signaling: Look at the été", Pool.Read(new PoolQuery()).First().ToString().Split(' ', 2)[1]);

        terminal.Press("Down", "Down", "Down", "Down", "Enter");
        terminal.WaitFor("Paths:     src/pay.py");
        terminal.Type("r");
        terminal.WaitFor("Release \"Payment\" of shop-1?");
        terminal.Type("n");
        terminal.WaitFor("q quit");
        Assert.Single(Pool.Claims(new PoolQuery()));

        terminal.Type("r");
        terminal.WaitFor("Release \"Payment\" of shop-1?");
        terminal.Type("y");
        terminal.WaitFor("\"Payment\" is no longer claimed");
        Assert.Empty(Pool.Claims(new PoolQuery()));
        terminal.WaitFor("0 claims");
    }

    [Theory]
    [InlineData("TERM", 143)]
    [InlineData("INT", 130)]
    [InlineData("HUP", 129)]
    public void A_signal_ends_it_and_the_terminal_is_what_it_was(string signal, int code)
    {
        StartFour();
        using var terminal = Open(80, 24);
        terminal.WaitFor("q quit");

        Kill(signal);

        terminal.WaitFor("the screen before", text => !text.Contains("q quit") && text.Contains("before"));
        terminal.WaitFor("the prompt", screen => screen.TrimEnd().EndsWith("\n$", StringComparison.Ordinal));
        terminal.Run("echo code-$?");
        terminal.WaitFor($"\ncode-{code}");
        AssertIsUsable(terminal);
    }

    [Fact]
    public void Ctrl_z_gives_the_terminal_to_the_shell_until_the_board_goes_on()
    {
        StartFour();
        using var terminal = Open(80, 24);
        terminal.WaitFor("q quit");

        for (var i = 0; i < 2; i++)
        {
            terminal.Press("C-z");
            terminal.WaitFor("Stopped");
            Assert.DoesNotContain("q quit", terminal.Screen, StringComparison.Ordinal);
            AssertIsUsable(terminal);
            terminal.Run("clear; fg");
            terminal.WaitFor("q quit");
        }

        terminal.Type("q");
        terminal.WaitFor("the shell", screen => !screen.Contains("q quit"));
        AssertIsUsable(terminal);
    }

    [Fact]
    public void It_goes_on_where_it_was_stopped_by_force()
    {
        StartFour();
        using var terminal = Open(80, 24);
        terminal.WaitFor("q quit");

        Kill("STOP");
        terminal.WaitFor("Stopped");
        terminal.Run("clear; fg");

        terminal.WaitFor("the board alone", screen => screen.Contains("q quit") && !screen.Contains("Stopped"));
        terminal.Type("q");
        terminal.WaitFor("the shell", screen => !screen.Contains("q quit"));
        AssertIsUsable(terminal);
    }

    [Fact]
    public void Ctrl_z_is_nothing_where_no_shell_could_let_it_go_on()
    {
        StartFour();
        using var terminal = Open(80, 24, isShell: false);
        terminal.WaitFor("q quit");

        terminal.Press("C-z");
        terminal.Type("/shop-3");

        terminal.WaitFor("/shop-3_");
    }

    [Fact]
    public void A_log_that_cannot_be_read_is_said_until_it_can_again()
    {
        StartFour();
        using var terminal = Open(80, 24);
        terminal.WaitFor("q quit");

        File.Move(LogPath, _folder["log"]);
        Directory.CreateDirectory(LogPath);
        var screen = terminal.WaitFor("the fault", screen => screen.Contains("log.jsonl") && screen.Contains("q quit"));
        Assert.Contains("1 claim (1 refused)", screen, StringComparison.Ordinal);
        Directory.Delete(LogPath);
        File.Move(_folder["log"], LogPath);
        terminal.WaitFor("no fault", screen => !screen.Contains("log.jsonl"));
        Add("After the fault", PoolAction.Signaling);
        terminal.WaitFor("After the fault");

        terminal.Type("q");
        terminal.WaitFor("the shell", screen => !screen.Contains("q quit"));
        AssertIsUsable(terminal);
    }

    [Fact]
    public void What_is_pasted_presses_no_keys()
    {
        StartFour();
        using var terminal = Open(80, 24);
        terminal.WaitFor("q quit");

        terminal.Paste("nq\nr");
        terminal.Type("n");
        terminal.WaitFor("Note: _");
        terminal.Paste("one\ntwo");
        terminal.WaitFor("Note: one two_");
    }

    [Fact]
    public void A_compaction_and_another_log_in_its_place_change_nothing_but_what_is_shown()
    {
        StartFour();
        for (var i = 0; i < 50; i++)
            Pool.Add(new PoolEntry { Instance = "old", Topic = $"Old {i}", Timestamp = DateTimeOffset.UtcNow - TimeSpan.FromDays(30) });
        using var terminal = Open(80, 24);
        terminal.WaitFor("q quit");

        Assert.NotNull(Pool.Compact().ArchivePath);
        Add("After the compaction", PoolAction.Signaling);
        terminal.WaitFor("After the compaction");
        terminal.WaitFor("1 claim (1 refused)");

        File.Delete(LogPath);
        Add("In another log", PoolAction.Signaling);
        terminal.WaitFor("1 entry");
        Assert.DoesNotContain("After the compaction", terminal.WaitFor("In another log"), StringComparison.Ordinal);

        File.Delete(LogPath);
        Assert.Contains("In another log", terminal.WaitFor("is gone"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_others_wrote_steers_no_terminal()
    {
        StartFour();
        const string Hostile = "\u001b[2J\u001b]0;owned\u0007\u202e\u0000\r\nx";
        var line = new JsonObject
        {
            ["id"] = Hostile,
            ["timestamp"] = DateTimeOffset.UtcNow.ToUnixTimeSeconds(),
            ["source_instance"] = $"in{Hostile}",
            ["session_id"] = Hostile,
            ["action"] = "claimed",
            ["topic"] = $"to{Hostile}",
            ["summary"] = Hostile,
            ["affects"] = $"pa{Hostile}",
            ["blocks"] = Hostile,
            ["root"] = _project,
            ["ttl"] = 3600,
        };
        File.AppendAllText(LogPath, line.ToJsonString() + "\n");
        File.WriteAllText(Path.Combine(_project, ".git", "HEAD"), "ref: refs/heads/pay\u001b]0;owned\u0007\u202ements\n");
        Session("cccccccc", "UserPromptSubmit", ("prompt", $"Fix {Hostile}"), ("session_title", $"ti{Hostile}"));
        using var terminal = Open(160, 30);
        var screen = terminal.WaitFor("q quit");

        Assert.StartsWith("shop: 4 sessions", screen, StringComparison.Ordinal);
        Assert.Matches(@"\n   to x +in x +[0-9]+m +pa x", screen);
        Assert.DoesNotContain("owned", screen, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_entries_at_once_are_followed_and_keys_are_answered()
    {
        StartFour();
        using var terminal = Open(80, 24);
        terminal.WaitFor("q quit");

        for (var i = 0; i < 1000; i++)
            Add($"Entry {i}", PoolAction.Signaling);

        terminal.WaitFor("Entry 999");
        terminal.WaitFor("1003 entries");
        terminal.Type("/Entry 99");
        terminal.WaitFor("the filter", screen => screen.Contains("/Entry 99_") && !screen.Contains("shop-4"));
    }

    [Fact]
    public void Wide_characters_take_the_cells_that_they_take()
    {
        StartFour();
        Add("日本の話題 é 👩‍💻", PoolAction.Signaling);
        Add("plain", PoolAction.Signaling);
        using var terminal = Open(80, 24);

        Assert.Matches(@"\n   [0-9:]+  me +signaling  plain\n   [0-9:]+  me +signaling  日本の話題", terminal.WaitFor("q quit"));
    }

    [Fact]
    public void A_terminal_without_utf8_gets_ascii()
    {
        StartFour();
        Add("日本 of a topic that is much too long for the column in which it is to stand, whatever is cut", PoolAction.Signaling);
        using var terminal = Open(80, 24, ("LANG", "C"), ("LC_ALL", "C"));

        Assert.Matches(@"\?\?\?\? of a topic .*\.", terminal.WaitFor("q quit"));
    }

    [Fact]
    public void Without_a_terminal_it_is_printed_once()
    {
        StartFour();

        var printed = _process.Run("board");

        Assert.Equal((0, ""), (printed.ExitCode, printed.Error));
        Assert.Matches(@"^shop: 4 sessions: .*\n\nSESSION +STATE +SINCE +WAITS FOR +BRANCH", printed.Output);
        Assert.Matches(@"\n\nCLAIM +HOLDER +LEFT +REFUSED +PATHS\nPayment +shop-1 ", printed.Output);
        using var json = JsonDocument.Parse(_process.Run("board", "--json").Output);
        Assert.Equal(4, json.RootElement.GetProperty("sessions").GetArrayLength());
    }

    [Fact]
    public void All_projects_are_grouped()
    {
        StartFour();
        var blog = _folder.Folder("blog");
        Session("eeeeeeee", "SessionStart", ("source", "startup"), ("cwd", blog));

        Assert.Matches(
            @"^all projects: 5 sessions.*\n\nPROJECT +SESSION.*\nblog +blog-1 .*\nshop +shop-4 ",
            _process.Run("board", "--all").Output
        );
        Assert.DoesNotContain("blog", _process.Run("board").Output, StringComparison.Ordinal);
    }

    /// <summary>One is at work with a claim, one met it, one has a prompt, and one is done.</summary>
    private void StartFour()
    {
        foreach (var id in (string[])["aaaaaaaa", "bbbbbbbb", "cccccccc", "dddddddd"])
            Session(id, "SessionStart", ("source", "startup"));
        Post("aaaaaaaa", "claimed", "Payment", "src/pay.py");
        Session("aaaaaaaa", "UserPromptSubmit", ("prompt", "Rewrite the payment"));
        Post("bbbbbbbb", "claimed", "Refunds", "src/");
        Session("cccccccc", "UserPromptSubmit", ("prompt", "Fix the login page"));
        Post("dddddddd", "completed", "Login form", "web/login.ts");
    }

    private void Post(string session, string action, string topic, string affects) =>
        Session(
            session,
            "Stop",
            ("last_assistant_message", $"```pool\nACTION: {action}\nTOPIC: {topic}\nAFFECTS: {affects}\n```")
        );

    private void Session(string id, string eventName, params (string Name, string Value)[] members)
    {
        var input = new JsonObject { ["session_id"] = $"{id}-1", ["hook_event_name"] = eventName, ["cwd"] = _project };
        foreach (var (name, value) in members)
            input[name] = value;
        var result = _process.RunHook(new HookProgram(Repository.HookExecutable), input.ToJsonString());
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }

    private void Add(string topic, PoolAction action) => Pool.Add(new PoolEntry { Instance = "me", Topic = topic, Action = action });

    private TmuxTerminal Open(int columns, int rows, params (string Name, string Value)[] variables) =>
        Open(columns, rows, isShell: true, variables);

    private TmuxTerminal Open(int columns, int rows, bool isShell, params (string Name, string Value)[] variables)
    {
        TmuxTerminal.Require();
        var terminal = new TmuxTerminal(_folder, columns, rows, _project, [("POOL_PATH", LogPath), .. variables]);
        terminal.Run(isShell ? "echo before; sh -c 'echo $$ >~/board.pid; exec pool board'" : "exec pool board");
        return terminal;
    }

    /// <summary>The shell echoes what is typed, and lines are lines.</summary>
    private static void AssertIsUsable(TmuxTerminal terminal)
    {
        // What is typed before the board has ended is its own.
        terminal.WaitFor("the prompt", screen => screen.TrimEnd().EndsWith("\n$", StringComparison.Ordinal));
        var marker = $"{Guid.NewGuid():N}"[..8];
        terminal.Run($"stty -a | grep -c -w -e -icanon -e -echo -e -opost; echo done-'{marker}'");
        Assert.Contains("\n0\ndone-", terminal.WaitFor($"\ndone-{marker}"), StringComparison.Ordinal);
    }

    private void Kill(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", File.ReadAllText(_folder["board.pid"]).Trim()]);
        kill.WaitForExit();
    }
}
