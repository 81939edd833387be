using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PoolCoordination.Compaction;
using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Log;
using PoolCoordination.Log.Archive;
using PoolCoordination.Pools;
using PoolCoordination.Storage;
using PoolCoordination.Tests.Hooks;

namespace PoolCoordination.Tests.Storage;

/// <summary>What others put into a pool's folder: it leads nothing of ours anywhere, and is told by its owner's name.</summary>
public sealed class PlantedFileTests : IDisposable
{
    private const string Stranger = "65534";

    private readonly ScratchPool _pool = new();

    [Fact]
    public void Replacing_a_file_never_writes_through_a_link_with_a_name_that_can_be_guessed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links are those of Unix.");
        var victim = Victim();
        Directory.CreateDirectory(_pool.Location.SessionsFolder);
        foreach (var name in (string[])["pool.json", "sessions/aaaaaaaa-1.state", "instance_state.jsonl.claims"])
        {
            // The name that was: the process and the thread.
            for (var thread = 1; thread < 64; thread++)
                File.CreateSymbolicLink(Path.Combine(_pool.Location.Folder, $"{name}.{Environment.ProcessId:x}-{thread:x}.tmp"), victim);
        }

        _pool.SetDomain("A", "auth");
        new HookSession(_pool, "aaaaaaaa-1").Start();

        Assert.Equal("mine", File.ReadAllText(victim));
    }

    [Theory]
    [InlineData("pool.json")]
    [InlineData("instance_state.jsonl.claims")]
    [InlineData("sessions/aaaaaaaa-1.state")]
    public void A_link_in_the_place_of_a_file_that_is_replaced_is_not_written_through(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links are those of Unix.");
        var victim = Victim();
        Directory.CreateDirectory(_pool.Location.SessionsFolder);
        if (name == "pool.json")
            File.WriteAllText(victim, "{}");
        var before = File.ReadAllText(victim);
        var path = Path.Combine(_pool.Location.Folder, name);
        if (name != "pool.json")
            File.CreateSymbolicLink(path, victim);
        AddMany();
        var session = new HookSession(_pool, "aaaaaaaa-1");
        session.Start();
        session.Prompt();

        Assert.Equal(before, File.ReadAllText(victim));
    }

    [Theory]
    [InlineData("errors.log")]
    [InlineData("outbox.jsonl")]
    [InlineData("instance_state.jsonl.lock")]
    [InlineData("errors.log.lock")]
    public void A_link_in_the_place_of_a_file_that_is_appended_to_or_locked_is_not_followed(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links are those of Unix.");
        var missing = _pool.InFolder("nologin");
        Directory.CreateDirectory(_pool.Location.Folder);
        File.CreateSymbolicLink(Path.Combine(_pool.Location.Folder, name), missing);

        new ErrorLog(_pool.Location).Add(_pool.Clock.Now, "Stop", "It broke.");
        try
        {
            _pool.Add("A", "t");
            new Outbox(_pool.Location).Add(_pool.Pool.Prepare(new PoolEntry { Instance = "A", Topic = "t" }));
        }
        catch (IOException exception)
        {
            Assert.Contains("is a link", exception.Message, StringComparison.Ordinal);
        }

        Assert.False(File.Exists(missing));
    }

    [Fact]
    public void A_link_to_the_log_of_the_users_own_is_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links are those of Unix.");
        Directory.CreateDirectory(_pool.Location.Folder);
        File.CreateSymbolicLink(_pool.Path, _pool.InFolder("elsewhere.jsonl"));

        _pool.Add("A", "t");

        Assert.Single(File.ReadAllLines(_pool.InFolder("elsewhere.jsonl")));
    }

    [Theory]
    [InlineData("instance_state.jsonl")]
    [InlineData("instance_state.jsonl.lock")]
    [InlineData("pool.json")]
    [InlineData("errors.log")]
    [InlineData("sessions/aaaaaaaa-1.state")]
    public void A_file_of_another_in_the_users_own_pool_is_refused_by_its_owners_name(string name)
    {
        RequireRoot();
        var folder = OwnPool("1234");
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, name == "pool.json" ? "{\"guard\": \"off\"}" : "");
        File.SetUnixFileMode(path, (UnixFileMode)Convert.ToInt32("666", 8));
        Run("chown", Stranger, path);

        var output =
            RunAs("1234", "add", "--action", "signaling", "--topic", "t", "--instance", "A") + RunAs("1234", "check") + RunHookAs("1234");

        var errors = Path.Combine(folder, "errors.log");
        var said = output + (name == "errors.log" ? "" : File.Exists(errors) ? File.ReadAllText(errors) : "");
        Assert.Matches($"{Regex.Escape(name)}' belongs to .+, not to you; ", said);
    }

    [Theory]
    [InlineData("0", false)]
    [InlineData("1234", true)]
    public void Root_uses_in_a_pool_what_is_its_owners_and_nothing_of_others(string owner, bool isUsed)
    {
        RequireRoot();
        var log = Path.Combine(OwnPool("0"), "instance_state.jsonl");
        File.WriteAllText(log, "");
        Run("chown", Stranger, log);
        if (isUsed)
            Run("chown", owner, log, Path.GetDirectoryName(log)!);

        var said = RunAs("0", "list");

        Assert.Equal(!isUsed, said.Contains("belongs to ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_log_of_another_that_the_user_names_is_used()
    {
        RequireRoot();
        var folder = OwnPool(Stranger);
        var log = Path.Combine(folder, "instance_state.jsonl");
        File.WriteAllText(log, "");
        File.SetUnixFileMode(folder, (UnixFileMode)Convert.ToInt32("777", 8));
        File.SetUnixFileMode(log, (UnixFileMode)Convert.ToInt32("666", 8));
        Run("chown", Stranger, log);

        Assert.DoesNotContain(
            "pool:",
            RunAs("1234", "add", "--pool", log, "--action", "signaling", "--topic", "one", "--instance", "A"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "pool:",
            RunAs(Stranger, "add", "--pool", log, "--action", "signaling", "--topic", "two", "--instance", "B"),
            StringComparison.Ordinal
        );
        Assert.Contains("belongs to", RunAs("1234", "compact", "--pool", log), StringComparison.Ordinal);

        Assert.Equal(2, File.ReadAllLines(log).Length);
    }

    [Theory]
    [InlineData("1234", "1234")]
    [InlineData(Stranger, "0")]
    public void A_link_of_another_to_the_log_is_not_followed_also_in_his_own_folder(string owner, string user)
    {
        RequireRoot();
        var folder = OwnPool(owner);
        File.SetUnixFileMode(folder, (UnixFileMode)Convert.ToInt32("777", 8));
        var victim = _pool.InFolder("home", owner, "notes");
        File.WriteAllText(victim, "mine");
        Run("chown", user, victim);
        var log = Path.Combine(folder, "linked.jsonl");
        File.CreateSymbolicLink(log, victim);
        Run("chown", "-h", Stranger, log);

        Assert.Contains(
            ", not to you, and is not followed",
            RunAs(user, "add", "--pool", log, "--action", "signaling", "--topic", "t", "--instance", "A"),
            StringComparison.Ordinal
        );
        Assert.Equal("mine", File.ReadAllText(victim));
    }

    [Theory]
    [InlineData("trees")]
    [InlineData("locks")]
    public void A_link_in_the_place_of_a_folder_of_the_sessions_is_not_followed(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links are those of Unix.");
        var documents = Directory.CreateDirectory(_pool.InFolder("documents")).FullName;
        Directory.CreateDirectory(_pool.Location.SessionsFolder);
        Directory.CreateSymbolicLink(Path.Combine(_pool.Location.SessionsFolder, name), documents);

        var session = new HookSession(_pool, "aaaaaaaa-1");
        session.Start();
        session.Stop("```pool\nACTION: completed\nTOPIC: t\n```");
        session.End();

        Assert.Empty(Directory.GetFileSystemEntries(documents));
        Assert.Equal("t", Assert.Single(_pool.Entries).Topic);
    }

    [Fact]
    public void The_guard_denies_also_where_the_sessions_are_behind_a_link()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links are those of Unix.");
        var file = _pool.InFolder("src", "auth.py");
        _pool.Add(new PoolEntry { Instance = "B", Topic = "Auth", Action = PoolAction.Claimed, Affects = [file] });
        Directory.CreateSymbolicLink(_pool.Location.SessionsFolder, Directory.CreateDirectory(_pool.InFolder("documents")).FullName);

        var output = new HookSession(_pool, "aaaaaaaa-1").Run(
            "PreToolUse",
            ("tool_name", "Edit"),
            ("tool_input", new JsonObject { ["file_path"] = file })
        );

        Assert.Contains("\"permissionDecision\":\"deny\"", output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_pool.InFolder("documents")));
    }

    [Fact]
    public void Nothing_is_archived_where_a_link_leads()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links are those of Unix.");
        var elsewhere = Directory.CreateDirectory(_pool.InFolder("elsewhere")).FullName;
        _pool.Add(new PoolEntry { Instance = "A", Topic = "old", Timestamp = _pool.Clock.Now.AddDays(-30) });
        _pool.Add("A", "new");
        Directory.CreateSymbolicLink(_pool.Location.ArchiveFolder, elsewhere);

        Assert.Contains(
            "is a link",
            Assert.Throws<PoolException>(() => _pool.Pool.Log.Compact(_pool.Clock.Now)).Message,
            StringComparison.Ordinal
        );
        Assert.Empty(Directory.GetFiles(elsewhere));
        Assert.Equal(2, _pool.Lines.Length);
    }

    [Fact]
    public void Root_leaves_no_file_of_its_own_in_a_users_pool()
    {
        RequireRoot();
        var folder = OwnPool("1234");
        var log = Path.Combine(folder, "instance_state.jsonl");
        var old = _pool.Pool.Prepare(new PoolEntry { Instance = "A", Topic = "old", Timestamp = DateTimeOffset.UtcNow.AddDays(-30) });
        File.WriteAllText(log, EntryWriter.Text(old) + "\n");
        Run("chown", "1234:1234", log);
        File.SetUnixFileMode(log, (UnixFileMode)Convert.ToInt32("640", 8));

        RunAs("0", "add", "--pool", log, "--action", "claimed", "--topic", "t", "--affects", "a.py", "--instance", "A");
        RunAs("0", "claims", "--pool", log);
        RunAs("0", "compact", "--pool", log);
        RunHookAs("0", "--pool", log);
        RunAs("0", "domain", "A", "auth", "--pool", log);

        Assert.True(Directory.Exists(Path.Combine(folder, "archive")));
        Assert.True(Directory.Exists(Path.Combine(folder, "sessions")));
        Assert.Equal("", Output("find", folder, "!", "-user", "1234"));
        Assert.Equal("", Output("find", folder, "!", "-group", "1234"));
        Assert.Equal("640", Convert.ToString((int)File.GetUnixFileMode(log), 8));
        Assert.DoesNotContain(
            "pool:",
            RunAs("1234", "add", "--action", "signaling", "--topic", "later", "--instance", "A"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_new_log_of_a_compaction_has_a_name_of_its_own_and_is_not_made_through_a_link()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links are those of Unix.");
        var victim = Victim();
        _pool.Add("A", "new");
        var archive = new ArchiveFolder(_pool.Location);
        var path = archive.NewPath(_pool.Clock.Now);
        var planted = archive.NewLogPath(path);
        File.CreateSymbolicLink(planted, victim);

        Assert.NotEqual(planted, archive.NewLogPath(path));
        Assert.ThrowsAny<IOException>(() => PrivateFile.CreateLike(planted, _pool.Path));
        Assert.Equal("mine", File.ReadAllText(victim));
    }

    [Fact]
    public void Old_states_are_not_removed_from_where_a_link_leads()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links are those of Unix.");
        var documents = Directory.CreateDirectory(_pool.InFolder("documents")).FullName;
        var letter = Path.Combine(documents, "letter.txt");
        File.WriteAllText(letter, "mine");
        File.SetLastWriteTimeUtc(letter, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Directory.CreateDirectory(_pool.Location.Folder);
        Directory.CreateSymbolicLink(_pool.Location.SessionsFolder, documents);

        var session = new HookSession(_pool, "aaaaaaaa-1");
        session.Start();
        session.Stop("```pool\nACTION: completed\nTOPIC: t\n```");
        session.End();

        Assert.Equal([letter], Directory.GetFileSystemEntries(documents));
        Assert.Equal("t", Assert.Single(_pool.Entries).Topic);
    }

    public void Dispose() => _pool.Dispose();

    private static void RequireRoot()
    {
        Assert.SkipUnless(
            !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess && File.Exists("/usr/bin/setpriv"),
            "Only root can act for several users."
        );
        Assert.SkipUnless(IsOpenToAll(Repository.Root), "The other users cannot enter the folder of this checkout.");
    }

    /// <summary>Whether every user may enter a folder and those above it.</summary>
    private static bool IsOpenToAll(string folder)
    {
        for (var above = new DirectoryInfo(folder); above is not null; above = above.Parent)
        {
            if (!above.UnixFileMode.HasFlag(UnixFileMode.OtherExecute))
                return false;
        }

        return true;
    }

    private string Victim()
    {
        var victim = _pool.InFolder("victim");
        File.WriteAllText(victim, "mine");
        return victim;
    }

    private void AddMany()
    {
        for (var i = 0; i < 300; i++)
            _pool.Add(
                new PoolEntry
                {
                    Instance = "B",
                    Action = PoolAction.Claimed,
                    Topic = $"{i}",
                    Affects = [$"src/{i}.py"],
                    Summary = new string('x', 200),
                }
            );
    }

    /// <summary>The own pool of a user, in a home of his.</summary>
    private string OwnPool(string user)
    {
        var folder = Directory.CreateDirectory(_pool.InFolder("home", user, ".claude", "pool")).FullName;
        Run("chown", "-R", $"{user}:{user}", _pool.InFolder("home", user));
        Run("chmod", "711", _pool.InFolder());
        return folder;
    }

    private string RunAs(string user, params string[] arguments) => RunAs(user, "", arguments);

    private string RunHookAs(string user, params string[] arguments) =>
        RunAs(user, "{\"hook_event_name\":\"UserPromptSubmit\",\"session_id\":\"aaaaaaaa-1\",\"prompt\":\"x\"}", ["hook", .. arguments])
        + RunAs(
            user,
            "{\"hook_event_name\":\"Stop\",\"session_id\":\"aaaaaaaa-1\",\"last_assistant_message\":\"```pool\\nACTION: "
                + "completed\\nTOPIC: t\\n```\"}",
            ["hook", .. arguments]
        );

    private string RunAs(string user, string input, string[] arguments)
    {
        var home = Directory.CreateDirectory(_pool.InFolder("home", user)).FullName;
        var start = new ProcessStartInfo(
            "/usr/bin/setpriv",
            ["--reuid", user, "--regid", user, "--clear-groups", Repository.PoolExecutable, .. arguments]
        )
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = home,
        };
        start.Environment.Clear();
        start.Environment["HOME"] = home;
        start.Environment["PATH"] = "/usr/bin:/bin";
        using var process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return output.Result + error;
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    private static string Output(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }
}
