using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using PoolCoordination.Entries;
using PoolCoordination.Hooks;

namespace PoolCoordination.Tests.Hooks;

/// <summary>A hook never breaks a session: it says nothing, and one line in errors.log tells why.</summary>
public sealed class BadInputTests : IDisposable
{
    private const string Block = "```pool\nACTION: completed\nTOPIC: t\n```";

    private readonly ScratchPool _pool = new();
    private readonly HookSession _session;

    public BadInputTests()
    {
        _session = new HookSession(_pool, "7c1d9e52-4b0a-4f3e");
        _session.UserLine();
    }

    public static TheoryData<string> Inputs =>
        [
            "", " \n", "not json", "[]", "[{\"hook_event_name\":\"Stop\"}]", "null", "42", "\"Stop\"", "{", "{}",
            "{\"hook_event_name\":\"Stop\"}",
            "{\"session_id\":\"7c1d9e52\"}",
            "{\"hook_event_name\":\"Stop\",\"session_id\":7}",
            "{\"hook_event_name\":[\"Stop\"],\"session_id\":\"7c1d9e52\"}",
            "{\"hook_event_name\":\"Stop\",\"session_id\":\"7c1d9e52\",\"transcript_path\":{}}",
            "{\"hook_event_name\":\"Stop\",\"session_id\":\"7c1d9e52\",\"last_assistant_message\":[\"x\"]}",
            "{\"hook_event_name\":\"Stop\",\"session_id\":\"7c1d9e52\"} trailing",
            "{\"hook_event_name\":\"Stop\",\"session_id\":\"7c1d9e52\"}{}",
            "{\"hook_event_name\":\"Stop\",\"session_id\":\"7c1d9e52\",}",
            "{\"hook_event_name\":\"St",
        ];

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Input_that_is_not_an_event_is_logged_in_one_line(string input)
    {
        Assert.Equal("", Run(Encoding.UTF8.GetBytes(input)));

        Assert.Single(_pool.Errors);
        Assert.Empty(_pool.Lines);
    }

    [Theory]
    [InlineData("7c1d9e52-4b0a-4f3e.state")]
    [InlineData("locks")]
    public void What_stands_in_the_place_of_a_sessions_files_costs_no_block(string name)
    {
        var path = Path.Combine(_pool.Location.SessionsFolder, name);
        if (name == "locks")
        {
            Directory.CreateDirectory(_pool.Location.SessionsFolder);
            File.WriteAllText(path, "");
        }
        else
        {
            Directory.CreateDirectory(path);
        }

        _session.Stop(Block);
        _session.End();

        Assert.Equal("t", Assert.Single(_pool.Entries).Topic);
        Assert.Contains(_pool.Errors, error => error.Contains("The session", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("on")]
    [InlineData("off")]
    public void The_guard_denies_also_where_the_sessions_cannot_be_locked(string autoClaim)
    {
        _pool.Variables["POOL_AUTOCLAIM"] = autoClaim;
        var file = _pool.InFolder("src", "auth.py");
        _pool.Add(new PoolEntry { Instance = "B", Topic = "Auth", Action = PoolAction.Claimed, Affects = [file] });
        File.WriteAllText(_pool.Location.SessionsFolder, "");

        var output = _session.Run("PreToolUse", ("tool_name", "Edit"), ("tool_input", new JsonObject { ["file_path"] = file }));

        Assert.Contains("\"permissionDecision\":\"deny\"", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_person_is_told_of_an_entry_where_nothing_can_be_written()
    {
        Directory.CreateDirectory(_pool.Path + ".lock");
        Directory.CreateDirectory(_pool.Location.OutboxPath);
        File.WriteAllText(_pool.Location.SessionsFolder, "");

        var output = JsonNode.Parse(_session.Stop(Block))!;

        Assert.Contains("The entry \"t\" is not in the pool", output["systemMessage"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bob password=Zebra77fly")]
    [InlineData("a\u200bb")]
    public void A_name_that_was_only_cleaned_is_no_fault(string name)
    {
        _session.Stop(Block.Replace("TOPIC", $"INSTANCE: {name}\nTOPIC", StringComparison.Ordinal));

        Assert.Single(_pool.Entries);
        Assert.Empty(_pool.Errors);
    }

    [Theory]
    [InlineData("warn", "additionalContext")]
    [InlineData("ask", "\"permissionDecision\":\"ask\"")]
    [InlineData("deny", "\"permissionDecision\":\"deny\"")]
    public void An_edit_whose_file_could_not_be_read_is_judged_by_remoteAway(string remoteAway, string told)
    {
        _pool.WriteSettings($$"""{"remoteAway":"{{remoteAway}}"}""");

        Assert.Contains(
            told,
            Run("""{"hook_event_name":"PreToolUse","session_id":"7c1d9e52","tool_name":"Edit","tool_input":{"file_pa"""u8),
            StringComparison.Ordinal
        );
        Assert.Single(_pool.Errors);
    }

    [Theory]
    [InlineData("[{\"hook_event_name\":\"PreToolUse\",\"session_id\":\"7c1d9e52\",\"tool_name\":\"Edit\"}]")]
    [InlineData("{\"session_id\":\"7c1d9e52\" \"hook_event_name\":\"PreToolUse\",\"tool_name\":\"Edit\"}")]
    [InlineData("{\"hook_event_name\":\"PreToolUse\",\"tool_name\":\"Edit\"}")]
    [InlineData("{\"hook_event_name\":\"PreToolUse\",\"session_id\":\"7c1d9e52\",\"tool_na")]
    public void An_event_before_an_edit_is_judged_by_remoteAway_wherever_it_is_broken(string input)
    {
        _pool.WriteSettings("""{"remoteAway":"ask"}""");

        Assert.Contains("\"permissionDecision\":\"ask\"", Run(Encoding.UTF8.GetBytes(input)), StringComparison.Ordinal);
        Assert.Single(_pool.Errors);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void UTF_16_with_its_mark_is_read(bool isBigEndian)
    {
        var encoding = new UnicodeEncoding(isBigEndian, byteOrderMark: true);
        var input =
            """{"hook_event_name":"Stop","session_id":"7c1d9e52","last_assistant_message":"```pool\nACTION: completed\nTOPIC: 日本 """
                + """}\n```"}""";

        Assert.Equal("", Run([.. encoding.GetPreamble(), .. encoding.GetBytes(input)]));

        Assert.Equal("日本 }", Assert.Single(_pool.Entries).Topic);
        Assert.Empty(_pool.Errors);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_entry_waits_in_the_outbox_while_the_log_or_its_lock_is_something_else(bool isLock)
    {
        var path = isLock ? _pool.Path + ".lock" : _pool.Path;
        Directory.CreateDirectory(path);
        Assert.Equal("", _session.Stop(Block));
        Assert.Contains("waits in", Assert.Single(_pool.Errors), StringComparison.Ordinal);
        Directory.Delete(path);

        _session.Turn = "turn-002-x";
        _session.Stop("```pool\nACTION: completed\nTOPIC: later\n```");

        Assert.Equal(["t", "later"], _pool.Entries.Select(entry => entry.Topic));
    }

    [Theory]
    [InlineData("completed")]
    [InlineData("claimed")]
    public void Nothing_is_lost_while_the_log_is_something_else_whatever_it_says(string action)
    {
        Directory.CreateDirectory(_pool.Path);
        _session.Stop($"```pool\nACTION: {action}\nTOPIC: first\nAFFECTS: a.py\n```");
        _session.Turn = "turn-002-x";
        _session.Stop("```pool\nACTION: completed\nTOPIC: second\n```");
        Directory.Delete(_pool.Path);

        _session.Turn = "turn-003-x";
        var told = _session.Prompt();

        Assert.Equal(["first", "second"], _pool.Entries.Select(entry => entry.Topic));
        Assert.Equal(action == "claimed", told.Contains("granted", StringComparison.Ordinal));
    }

    [Fact]
    public void Another_event_is_not_taken_for_one_before_an_edit_by_what_its_tool_said()
    {
        byte[] input =
        [
            .. """{"session_id":"7c1d9e52","hook_event_name":"PostToolUse","tool_response":["PreToolUse"],"x":" """u8,
            0xFF,
            .. "\"}"u8,
        ];

        Assert.Equal("", Run(input));
        Assert.Single(_pool.Errors);
    }

    [Fact]
    public void Invalid_UTF_8_is_logged_in_one_line()
    {
        Assert.Equal(
            "",
            Run([.. "{\"hook_event_name\":\"Stop\",\"session_id\":\"7c1d9e52\",\"last_assistant_message\":\""u8, 0xFF, .. "\"}"u8])
        );

        Assert.Contains("UTF-8", Assert.Single(_pool.Errors), StringComparison.Ordinal);
        Assert.Empty(_pool.Lines);
    }

    [Fact]
    public void Unknown_events_and_members_are_not_a_fault()
    {
        Assert.Equal("", Run("""{"hook_event_name":"Notification","session_id":"7c1d9e52","new":[1,{"\ud83d":null}]}"""u8));

        Assert.Empty(_pool.Errors);
    }

    [Fact]
    public void Any_bytes_are_survived() =>
        Holds.For(
            Any.Bytes,
            bytes =>
            {
                Assert.Equal("", Run(bytes));
                Assert.Single(_pool.Errors);
                File.Delete(_pool.Location.ErrorLogPath);
            }
        );

    [Fact]
    public void Any_message_and_names_are_survived() =>
        Holds.For(
            Any.Text,
            text =>
            {
                _session.Stop($"{text}\n```pool\nTOPIC: t\n{text}\n```\n");
                Assert.Equal("", _session.Run(text + "x", ("last_assistant_message", text)));
            }
        );

    [Fact]
    public void A_message_of_20_MB_is_read()
    {
        Assert.Equal("", _session.Stop(new string('x', 20 * 1024 * 1024) + "\n" + Block));

        Assert.Equal("t", Assert.Single(_pool.Entries).Topic);
    }

    [Fact]
    public void A_block_of_20_MB_becomes_a_bounded_line()
    {
        Assert.Equal(
            "",
            _session.Stop(
                $"```pool\nACTION: completed\nTOPIC: t\nSUMMARY: {string.Concat(Enumerable.Repeat("word ", 4 * 1024 * 1024))}\n```"
            )
        );

        Assert.InRange(Assert.Single(_pool.Lines).Length, 100, 4000);
    }

    [Fact]
    public void Without_its_transcript_the_final_message_counts()
    {
        _session.TranscriptPath = _pool.InFolder("missing", "t.jsonl");

        Assert.Equal("", _session.Stop(Block));

        Assert.Single(_pool.Lines);
        Assert.Contains("transcript", Assert.Single(_pool.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void With_an_unreadable_transcript_the_final_message_counts()
    {
        _session.TranscriptPath = Directory.CreateDirectory(_pool.InFolder("folder")).FullName;

        Assert.Equal("", _session.Stop(Block));

        Assert.Single(_pool.Lines);
        Assert.Contains("transcript", Assert.Single(_pool.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0")]
    [InlineData("a\0b")]
    [InlineData("relative.jsonl")]
    public void A_transcript_path_that_is_none_is_survived(string path)
    {
        _session.TranscriptPath = path;

        Assert.Equal("", _session.Stop(Block));

        Assert.Single(_pool.Lines);
        Assert.InRange(_pool.Errors.Length, 0, 1);
    }

    [Theory]
    [InlineData("/src/a\0b.py", null)]
    [InlineData("/src/a.py", "/src\0")]
    public void A_path_that_no_file_can_have_is_no_fault_of_the_hook(string file, string? folder)
    {
        var input = new JsonObject { ["file_path"] = file };

        var output = _session.Run("PreToolUse", ("tool_name", "Edit"), ("tool_input", input), ("cwd", folder));

        Assert.Equal(folder is null, output.Contains("names no file", StringComparison.Ordinal));
        Assert.Empty(_pool.Errors);
    }

    [Fact]
    public void A_session_that_begins_has_no_transcript_and_that_is_not_a_fault()
    {
        _session.TranscriptPath = _pool.InFolder("missing", "t.jsonl");

        Assert.NotEqual("", _session.Start());
        Assert.Empty(_pool.Errors);
    }

    [Theory]
    [InlineData("SessionStart")]
    [InlineData("UserPromptSubmit")]
    [InlineData("Stop")]
    public void A_folder_in_the_logs_place_is_logged_and_told_to_the_person_once(string eventName)
    {
        Directory.CreateDirectory(_pool.Path);

        AssertToldAtStart("is a folder", eventName, _session.Run(eventName, ("last_assistant_message", Block)));

        Assert.Contains("is a folder", Assert.Single(_pool.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SessionStart")]
    [InlineData("UserPromptSubmit")]
    [InlineData("Stop")]
    [InlineData("SessionEnd")]
    public void A_file_in_the_folders_place_is_survived(string eventName)
    {
        File.WriteAllText(_pool.Location.Folder, "");

        var output = _session.Run(eventName, ("last_assistant_message", Block));

        // What is lost is told to the person, as nothing can be left for the model.
        if (eventName == "Stop")
            Assert.Contains("is not in the pool", JsonNode.Parse(output)!["systemMessage"]!.GetValue<string>(), StringComparison.Ordinal);
        else
            AssertToldAtStart(_pool.Location.Folder, eventName, output);
    }

    [Theory]
    [InlineData("SessionStart")]
    [InlineData("UserPromptSubmit")]
    [InlineData("Stop")]
    [InlineData("SessionEnd")]
    public void A_folder_that_cannot_be_written_is_survived(string eventName)
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "Root may write everywhere.");
        if (OperatingSystem.IsWindows())
            return;
        _pool.Add("A", "t");
        File.SetUnixFileMode(_pool.Path, UnixFileMode.UserRead);
        File.SetUnixFileMode(_pool.Location.Folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            AssertToldAtStart(_pool.Location.Folder, eventName, _session.Run(eventName, ("last_assistant_message", Block)));
        }
        finally
        {
            File.SetUnixFileMode(_pool.Location.Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void What_is_shown_counts_as_shown_only_once_that_is_written_down()
    {
        _pool.Add("A", "t");
        File.WriteAllText(_pool.Location.SessionsFolder, "");

        AssertToldAtStart(_pool.Location.SessionsFolder, "SessionStart", _session.Start());
        Assert.Equal("", _session.Prompt());
        Assert.All(_pool.Errors, error => Assert.Contains(_pool.Location.SessionsFolder, error, StringComparison.Ordinal));
        Assert.NotEmpty(_pool.Errors);
    }

    [Fact]
    public void Invalid_settings_are_logged_and_the_entry_is_written()
    {
        _pool.WriteSettings("{ not json");

        Assert.Equal("", _session.Stop(Block));

        Assert.Single(_pool.Lines);
        Assert.Contains("pool.json", Assert.Single(_pool.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_that_cannot_be_read_are_logged()
    {
        Directory.CreateDirectory(_pool.Location.SettingsPath);

        Assert.Equal("", _session.Stop(Block));

        Assert.Single(_pool.Errors);
    }

    [Fact]
    public void A_log_that_cannot_be_written_is_logged()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no device of this name.");
        Directory.CreateDirectory(_pool.Location.Folder);
        File.CreateSymbolicLink(_pool.Path, "/dev/full");

        Assert.Equal("", _session.Stop(Block));

        Assert.Contains("is a device", Assert.Single(_pool.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void On_a_full_disk_nothing_is_torn_and_later_entries_are_whole()
    {
        var folder = Directory.CreateDirectory(_pool.Location.Folder).FullName;
        Assert.SkipUnless(
            Run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder),
            "A small file system can be mounted by root only."
        );
        try
        {
            var summary = string.Concat(Enumerable.Repeat("word ", 300));
            var lost = 0;
            for (var i = 0; i < 60; i++)
            {
                var output = _session.Stop($"```pool\nTOPIC: t{i}\nSUMMARY: {summary}\n```");
                lost += output.Contains("is not in the pool", StringComparison.Ordinal) ? 1 : 0;
            }

            Assert.InRange(lost, 1, 50);
            var before = _pool.Entries.Count;
            Assert.InRange(before, 10, 59);

            // Room again: what failed to be written is over, and what comes now is whole.
            Assert.True(Run("mount", "-o", "remount,size=256k", folder));
            _session.Stop("```pool\nTOPIC: later\n```");

            Assert.Equal(before + 1, _pool.Entries.Count);
            Assert.Equal("later", _pool.Entries[^1].Topic);
        }
        finally
        {
            Run("umount", folder);
        }
    }

    public void Dispose() => _pool.Dispose();

    private string Run(ReadOnlySpan<byte> json) => HookSession.TextOf(Hook.Run(json, _pool.Environment, _pool.Path, _pool.Clock));

    private static bool Run(string command, params string[] arguments)
    {
        if (!OperatingSystem.IsLinux())
            return false;
        using var process = Process.Start(
            new ProcessStartInfo(command, arguments) { UseShellExecute = false, RedirectStandardError = true }
        )!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    /// <summary>A hook that could do nothing says so to the person when a session starts, and nothing to the model.</summary>
    private static void AssertToldAtStart(string reason, string eventName, string output)
    {
        if (eventName != "SessionStart")
        {
            Assert.Equal("", output);
            return;
        }

        var answer = JsonNode.Parse(output)!.AsObject();
        Assert.Equal("systemMessage", Assert.Single(answer).Key);
        Assert.Contains(reason, answer["systemMessage"]!.GetValue<string>(), StringComparison.Ordinal);
    }
}
