using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Host;
using PoolCoordination.Notifications;
using PoolCoordination.Pools;
using PoolCoordination.Storage;

namespace PoolCoordination.Tests.Cli;

/// <summary><c>pool watch --notify</c> and <c>--exec</c>, with a program in place of the desktop's.</summary>
public sealed class WatchNotificationTests : IDisposable
{
    private const string Hostile = "-x $(touch pwned) `touch pwned` '\"; touch pwned\n<b>&\u001b[31m";

    private readonly ScratchFolder _folder = new();
    private readonly PoolProcess _process;

    public WatchNotificationTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a script is executable on Unix");
        _process = new PoolProcess(_folder.Path)
        {
            Variables =
            {
                ["POOL_PATH"] = LogPath,
                ["CLAUDE_INSTANCE"] = "A",
                ["PATH"] = $"{_folder.Folder("bin")}:/usr/bin:/bin",
            },
        };
        Directory.CreateDirectory(Path.GetDirectoryName(LogPath)!);
    }

    private string LogPath => _folder["pool", "log.jsonl"];

    private string Shown => File.Exists(_folder["shown"]) ? File.ReadAllText(_folder["shown"]) : "";

    private Pool Pool => new(new PoolLocation(LogPath), new PoolEnvironment(_ => null, _folder.Path));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_desktop_is_given_what_others_wrote_as_arguments_and_no_markup()
    {
        Assert.SkipWhen(OperatingSystem.IsMacOS(), "notify-send is for Linux");
        WriteProgram("notify-send", """printf '[%s]' "$@" >>"$HOME/shown"; printf '\n' >>"$HOME/shown" """);
        WriteHostile();

        var result = _process.Run("watch", "--since", "1h", "--timeout", "1s", "--notify");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        const string text = "-x $(touch pwned) `touch pwned` '\"; touch pwned &lt;b&gt;&amp;";
        Assert.Equal(
            $"[--app-name=pool][--][pool: -C $(touch pwned) blocks A][{text}: {text}]\n",
            Shown
        );
        Assert.False(File.Exists(_folder["pwned"]));
    }

    [Fact]
    public void A_command_gets_it_as_json_and_in_variables_and_no_shell_reads_any_of_it()
    {
        WriteProgram("tell", """printf '%s|%s|%s\n' "$#" "$1" "$POOL_NOTIFICATION_KIND" >>"$HOME/shown"; cat >>"$HOME/shown" """);
        WriteHostile();

        var result = _process.Run("watch", "--since", "1h", "--timeout", "1s", "--exec", "~/bin/tell \"one; two $(three)\"");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var lines = Shown.Split('\n');
        Assert.Equal("1|one; two $(three)|blocked", lines[0]);
        using var json = JsonDocument.Parse(lines[1]);
        Assert.Equal("A", json.RootElement.GetProperty("instance").GetString());
        Assert.Equal("blocked", json.RootElement.GetProperty("entry").GetProperty("action").GetString());
        Assert.False(File.Exists(_folder["pwned"]));
    }

    [Fact]
    public void Entries_are_printed_as_ever_and_only_what_concerns_the_user_is_shown()
    {
        WriteProgram("tell", """echo "$POOL_NOTIFICATION_TITLE" >>"$HOME/shown" """);
        Add("B", "Refunds", PoolAction.Completed);
        Add("B", "The key", PoolAction.Blocked, "A");
        Add("A", "Mine", PoolAction.Completed);
        using var watch = new RunningPool(
            _folder.Path,
            _process.Variables,
            "watch",
            "--since",
            "1h",
            "--exec",
            _folder["bin", "tell"]
        );

        Assert.EndsWith("Refunds", watch.ReadLine(), StringComparison.Ordinal);
        Assert.EndsWith("The key", watch.ReadLine(), StringComparison.Ordinal);
        Assert.EndsWith("Mine", watch.ReadLine(), StringComparison.Ordinal);
        Assert.Equal("B blocks A\n", Shown);

        // It follows now.
        Add("B", "The lock", PoolAction.Blocked, "A");
        Assert.EndsWith("The lock", watch.ReadLine(), StringComparison.Ordinal);
        Assert.Equal("B blocks A\nB blocks A\n", Shown);
    }

    [Fact]
    public void A_claim_that_another_ended_is_told_and_the_entry_that_ended_it_is_not_printed()
    {
        WriteProgram("tell", """echo "$POOL_NOTIFICATION_TITLE" >>"$HOME/shown" """);
        Add("A", "Mine", PoolAction.Claimed);
        Pool.Release(Assert.Single(Pool.Claims(new PoolQuery())), new Identity("C"), isForced: true);

        var result = _process.Run("watch", "--since", "1h", "--timeout", "1s", "--exec", "tell");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal("C took a claim of A\n", Shown);
        Assert.Single(result.Output.TrimEnd().Split('\n'));
    }

    [Fact]
    public void A_program_that_does_not_read_is_ended_in_time_and_with_what_it_started()
    {
        WriteProgram("tell", """sleep 600 & echo $! >"$HOME/child"; wait""");
        var entry = new PoolEntry { Instance = "B", Topic = "The key", Affects = [new string('y', 200_000)] };
        var environment = new PoolEnvironment(_process.Variables.GetValueOrDefault, _folder.Path);
        var notifier = Notifier.OfCommand(["env", $"HOME={_folder.Path}", _folder["bin", "tell"]], environment);
        notifier.Longest = TimeSpan.FromSeconds(2);
        var notification = new PoolNotification(NotificationKind.Blocked, "A", "B", "The key", entry);

        var fault = Assert.Throws<PoolException>(() => notifier.Show(notification));

        Assert.Contains("took longer than 2 seconds", fault.Message, StringComparison.Ordinal);
        var child = int.Parse(File.ReadAllText(_folder["child"]), CultureInfo.InvariantCulture);
        Condition.Wait("the end of what it started", () => HasExited(child));
    }

    [Fact]
    public void What_goes_wrong_while_it_notifies_is_in_the_errors_and_it_goes_on()
    {
        Assert.SkipWhen(OperatingSystem.IsMacOS(), "notify-send is for Linux");
        WriteProgram("notify-send", """printf '%s\n' "$3" >>"$HOME/shown" """);
        File.WriteAllText(_folder["pool", "pool.json"], """{"notify": true}""");
        Session("SessionStart", ("source", "startup"));
        Condition.Wait("a notification", () => AddBlocker() && Shown.Length > 0);

        File.Move(LogPath, _folder["log"]);
        Directory.CreateDirectory(LogPath);
        Condition.Wait("the fault", () => File.Exists(_folder["pool", "errors.log"]));
        Assert.Contains(" notify: ", File.ReadAllText(_folder["pool", "errors.log"]), StringComparison.Ordinal);
        Directory.Delete(LogPath);
        File.Move(_folder["log"], LogPath);
        File.Delete(_folder["shown"]);
        Condition.Wait("another notification", () => AddBlocker() && Shown.Length > 0);

        Session("SessionEnd", ("reason", "other"));
        Condition.Wait("its end", HasEnded);
    }

    [Fact]
    public void Turning_the_option_off_ends_it_while_sessions_are_at_work()
    {
        Assert.SkipWhen(OperatingSystem.IsMacOS(), "notify-send is for Linux");
        WriteProgram("notify-send", """printf '%s\n' "$3" >>"$HOME/shown" """);
        Assert.Equal(0, _process.Run("option", "notify", "on").ExitCode);
        Session("SessionStart", ("source", "startup"));
        Condition.Wait("a notification", () => AddBlocker() && Shown.Length > 0);

        Assert.Equal(0, _process.Run("option", "notify", "off").ExitCode);

        Condition.Wait("its end", HasEnded);
    }

    [Fact]
    public void A_program_that_fails_is_said_and_the_watch_goes_on()
    {
        WriteProgram("tell", "exit 7");
        Add("B", "The key", PoolAction.Blocked, "A");
        Add("B", "Refunds", PoolAction.Completed);

        var result = _process.Run("watch", "--since", "1h", "--timeout", "1s", "--exec", "tell");

        Assert.Equal((0, $"pool: '{_folder["bin", "tell"]}' failed with the exit code 7.\n"), (result.ExitCode, result.Error));
        Assert.Contains("Refunds", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing", "'nothing' is not there, or not executable")]
    [InlineData("./bin", "'./bin' is not there, or not executable")]
    [InlineData(" ", "The command for notifications is empty")]
    public void A_command_that_is_not_there_is_an_error_at_once(string command, string error)
    {
        Add("B", "The key", PoolAction.Blocked, "A");

        var result = _process.Run("watch", "--since", "1h", "--exec", command);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(error, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void With_the_option_a_session_is_notified_for_as_long_as_it_is_at_work()
    {
        Assert.SkipWhen(OperatingSystem.IsMacOS(), "notify-send is for Linux");
        WriteProgram("notify-send", """printf '%s\n' "$3" >>"$HOME/shown" """);
        File.WriteAllText(_folder["pool", "pool.json"], """{"notify": true}""");
        Session("SessionStart", ("source", "startup"));
        Session("SessionStart", ("source", "resume"));

        // Nothing says when it has begun to follow but what it shows.
        Condition.Wait("a notification", () => AddBlocker() && Shown.Length > 0);
        Assert.Equal("pool: C blocks A", Shown.Split('\n')[0]);

        Session("SessionEnd", ("reason", "other"));
        Condition.Wait("its end", HasEnded);
        Assert.False(File.Exists(_folder["pool", "errors.log"]));
    }

    [Fact]
    public void What_notifies_does_not_end_with_the_terminal_of_who_started_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/proc says which session a process is of");
        WriteProgram("notify-send", """cut -d ' ' -f 6 /proc/$PPID/stat >>"$HOME/shown" """);
        File.WriteAllText(_folder["pool", "pool.json"], """{"notify": true}""");
        Session("SessionStart", ("source", "startup"));
        Condition.Wait("a notification", () => AddBlocker() && Shown.Contains('\n'));

        var session = File.ReadAllText("/proc/self/stat").Split(") ")[1].Split(' ')[3];
        Assert.NotEqual(session, Shown.Split('\n')[0]);

        Session("SessionEnd", ("reason", "other"));
        Condition.Wait("its end", HasEnded);
    }

    [Fact]
    public void Where_the_desktop_has_no_program_for_it_the_errors_say_so()
    {
        Assert.SkipWhen(OperatingSystem.IsMacOS(), "notify-send is for Linux");
        _process.Variables["PATH"] = _folder["bin"];
        Add("B", "Refunds", PoolAction.Completed);
        File.WriteAllText(_folder["pool", "pool.json"], """{"notify": true}""");

        var result = _process.Run("notify");

        Assert.Equal((1, "pool: The program 'notify-send' is not there, or not executable.\n"), (result.ExitCode, result.Error));
        Assert.Contains("'notify-send' is not there", File.ReadAllText(_folder["pool", "errors.log"]), StringComparison.Ordinal);
    }

    private void Session(string eventName, params (string Name, string Value)[] members)
    {
        var input = new JsonObject { ["session_id"] = "aaaaaaaa-1", ["hook_event_name"] = eventName, ["cwd"] = _folder.Path };
        foreach (var (name, value) in members)
            input[name] = value;
        var result = _process.RunHook(new HookProgram(Repository.HookExecutable), input.ToJsonString());
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }

    private static bool HasExited(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.HasExited;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    private bool HasEnded()
    {
        using var mutex = FileMutex.TryAcquire(LogPath + ".notify.lock", TimeSpan.Zero);
        return mutex is not null;
    }

    private bool AddBlocker()
    {
        Add("C", "The key", PoolAction.Blocked, "A");
        return true;
    }

    private void WriteProgram(string name, string script)
    {
        File.WriteAllText(_folder["bin", name], $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(_folder["bin", name], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private void Add(string instance, string topic, PoolAction action, string blocks = "") =>
        Pool.Add(new PoolEntry { Instance = instance, Topic = topic, Action = action, Blocks = blocks });

    /// <summary>A line as any program may write it.</summary>
    private void WriteHostile() =>
        File.AppendAllText(
            LogPath,
            new JsonObject
            {
                ["id"] = "1",
                ["timestamp"] = DateTimeOffset.UtcNow.ToUnixTimeSeconds(),
                ["source_instance"] = "-C $(touch pwned)",
                ["action"] = "blocked",
                ["topic"] = Hostile,
                ["summary"] = Hostile,
                ["blocks"] = $"{Hostile} A",
                ["ttl"] = 3600,
            }.ToJsonString() + "\n"
        );
}
