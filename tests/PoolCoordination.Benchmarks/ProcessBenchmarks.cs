using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace PoolCoordination.Benchmarks;

/// <summary>
/// Whole processes, as a user waits for them: each is run in turn with what it is compared to, and the median of the ratios is told.
/// </summary>
internal sealed class ProcessBenchmarks
{
    private const int Runs = 101;
    private const int LongRuns = 21;
    private const long Megabyte = 1_000_000;

    private const string NaiveHook = """
        import json, sys, time, os
        event = json.load(sys.stdin)
        path = os.environ["POOL_PATH"]
        if event["hook_event_name"] == "Stop":
            entry = {"id": "x", "timestamp": int(time.time()), "source_instance": "A", "topic": event["last_assistant_message"][:40]}
            with open(path, "a") as log:
                log.write(json.dumps(entry) + "\n")
        else:
            with open(path) as log:
                entries = [json.loads(line) for line in log if line.strip()]
            for entry in entries[::-1][:8]:
                if time.time() - entry["timestamp"] < entry.get("ttl", 3600):
                    print("- [%s] %s: %s" % (entry["source_instance"], entry["action"], entry["topic"]))
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("pool-bench-").FullName;
    private readonly string _pool;
    private readonly string _hook;
    private readonly bool _isNative;

    // The interpreter itself: python3 may be a script that looks for it.
    private readonly string _python = Output("python3", "-c", "import sys; print(sys.executable)");

    private ProcessBenchmarks(string pool)
    {
        _pool = pool;
        _hook = HookExecutable.Beside(pool);
        _isNative = !File.Exists(Path.ChangeExtension(_hook, ".dll"));
    }

    private string Empty => Path.Combine(_folder, "empty", "out", "empty");

    /// <summary>Runs all: <c>processes PATH-OF-POOL</c>.</summary>
    public static int Run(string pool)
    {
        var benchmarks = new ProcessBenchmarks(Path.GetFullPath(pool));
        try
        {
            benchmarks.Run();
            return 0;
        }
        finally
        {
            Directory.Delete(benchmarks._folder, recursive: true);
        }
    }

    private void Run()
    {
        BuildEmptyProgram();
        File.WriteAllText(At("naive.py"), NaiveHook);
        foreach (var size in (long[])[1, 100, 1000])
            Samples.WriteLog(Log(size), size * Megabyte);
        Samples.WriteTranscript(At("small.jsonl"), 10_000);
        Samples.WriteTranscript(At("large.jsonl"), 100 * Megabyte);
        var empty = new Work(Empty, [], "", Log(1));
        Console.WriteLine($"pool-hook has {new FileInfo(_hook).Length / 1e6:0.0} MB.");
        Console.WriteLine(
            "| what | against | ratio, median | ratio of the fastest | ms, median | budget |\n| --- | --- | --- | --- | --- | --- |"
        );
        Compare("Notification, 1 MB", Hook("Notification", 1, "small.jsonl"), "an empty program", empty, budget: 1.6);
        foreach (var name in (string[])["PreToolUse", "SessionStart", "UserPromptSubmit"])
            Compare($"{name}, 1 MB", Hook(name, 1, "small.jsonl"), "an empty program", empty, budget: 1.9);
        Compare("UserPromptSubmit, session begun", InBegunSession("UserPromptSubmit"), "an empty program", empty, budget: 1.9);
        Compare("ls, 1 MB", HookOfCommand("ls -la src | head"), "Notification", Hook("Notification", 1, "small.jsonl"), budget: 1.15);
        foreach (var name in (string[])["Notification", "PreToolUse", "SessionStart", "UserPromptSubmit"])
            Compare($"{name}, 1 MB", Hook(name, 1, "small.jsonl"), "pool hook", HookOfPool(name, 1, "small.jsonl"), budget: null);
        Compare("SessionStart, 1 MB", Hook("SessionStart", 1, "small.jsonl"), "a naive Python script", Naive("SessionStart", 1), budget: 1);
        foreach (var size in (int[])[100, 1000])
            Compare(
                $"SessionStart, {size} MB",
                Hook("SessionStart", size, "small.jsonl"),
                "1 MB",
                Hook("SessionStart", 1, "small.jsonl"),
                budget: 1.1
            );
        CompareFilters();

        // Last, as it writes: what it adds is live, and a context would have to show it.
        Compare("Stop, 1 MB", Hook("Stop", 1, "small.jsonl"), "an empty program", empty, budget: 1.9);
        Compare("Stop, session begun", InBegunSession("Stop"), "an empty program", empty, budget: 1.9);
        Compare("Stop, 1 MB", Hook("Stop", 1, "small.jsonl"), "pool hook", HookOfPool("Stop", 1, "small.jsonl"), budget: null);
        Compare("Stop, 1 MB", Hook("Stop", 1, "small.jsonl"), "a naive Python script", Naive("Stop", 1), budget: 1);
        foreach (var size in (int[])[100, 1000])
            Compare($"Stop, {size} MB", Hook("Stop", size, "small.jsonl"), "1 MB", Hook("Stop", 1, "small.jsonl"), budget: 1.1);
        Compare("Stop, transcript of 100 MB", Hook("Stop", 1, "large.jsonl"), "10 KB", Hook("Stop", 1, "small.jsonl"), budget: 1.1);
    }

    private void CompareFilters()
    {
        var grep = new Work("grep", ["-c", "\"source_instance\":\"NOBODY\"", Log(1000)], "", "");
        Compare("list --all --instance, 1 GB", List(1000, "--instance", "NOBODY"), "grep -c", grep, budget: 1.0, runs: LongRuns);
        Compare("list --all --action, 1 GB", List(1000, "--action", "signaling"), "grep -c", grep, budget: 1.0, runs: LongRuns);
        var jq = new Work("jq", ["-c", "select(.action == \"blocked\")", Log(100)], "", "");
        Compare("list --all --action --json, 100 MB", List(100, "--action", "blocked", "--json"), "jq", jq, budget: 1, runs: 3);
    }

    private string At(string name) => Path.Combine(_folder, name);

    private string Log(long megabytes) => At(string.Create(CultureInfo.InvariantCulture, $"{megabytes}mb/log.jsonl"));

    private Work Hook(string name, long megabytes, string transcript) => new(_hook, [], Event(name, transcript), Log(megabytes));

    private Work HookOfCommand(string command) =>
        new(_hook, [], Event("PreToolUse", "small.jsonl", "Bash", "command", command), Log(1));

    private Work HookOfPool(string name, long megabytes, string transcript) =>
        new(_pool, ["hook"], Event(name, transcript), Log(megabytes));

    private Work List(long megabytes, params string[] arguments) => new(_pool, ["list", "--all", .. arguments], "", Log(megabytes));

    private Work Naive(string name, long megabytes) => new(_python, [At("naive.py")], Event(name, "small.jsonl"), Log(megabytes));

    /// <summary>An event of a session and turn of its own, so that nothing of it was written or shown before.</summary>
    private Func<string> Event(string name, string transcript) =>
        Event(name, transcript, "Edit", "file_path", Path.Combine(_folder, "src", "other.py"));

    private Func<string> Event(string name, string transcript, string tool, string member, string value) =>
        () => Event(Guid.NewGuid().ToString(), name, transcript, tool, member, value);

    /// <summary>An event of a session that began just before, outside of what is timed, as most events are.</summary>
    private Work InBegunSession(string name)
    {
        var file = Path.Combine(_folder, "src", "other.py");
        return new Work(
            _hook,
            [],
            () =>
            {
                var session = Guid.NewGuid().ToString();
                Time(new Work(_hook, [], Event(session, "SessionStart", "small.jsonl", "Edit", "file_path", file), Log(1)));
                return Event(session, name, "small.jsonl", "Edit", "file_path", file);
            },
            Log(1)
        );
    }

    private string Event(string session, string name, string transcript, string tool, string member, string value) =>
            JsonSerializer.Serialize(
                new Dictionary<string, object>
                {
                    ["session_id"] = session,
                    ["transcript_path"] = At(transcript),
                    ["cwd"] = _folder,
                    ["prompt_id"] = "turn-0",
                    ["hook_event_name"] = name,
                    ["source"] = "startup",
                    ["last_assistant_message"] =
                        "Done.\n\n```pool\nACTION: completed\nTOPIC: Auth\nSUMMARY: Fixed.\nAFFECTS: auth.py\n```\n",
                    ["tool_name"] = tool,
                    ["tool_input"] = new Dictionary<string, string> { [member] = value },
                }
            );

    /// <summary>Native where the hook is, with nothing set but what is set for all programs of this repository.</summary>
    private void BuildEmptyProgram()
    {
        Directory.CreateDirectory(At("empty"));
        File.WriteAllText(
            At("empty/empty.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <InvariantGlobalization>true</InvariantGlobalization>
                <UseCurrentRuntimeIdentifier>true</UseCurrentRuntimeIdentifier>
                {(
                _isNative
                    ? "<PublishAot>true</PublishAot>"
                    : "<PublishReadyToRun>true</PublishReadyToRun><SelfContained>false</SelfContained>"
            )}
              </PropertyGroup>
            </Project>
            """
        );
        File.WriteAllText(At("empty/Program.cs"), "return 0;");
        Time(new Work("dotnet", ["publish", At("empty"), "-c", "Release", "-o", At("empty/out")], "", ""));
    }

    private static void Compare(string what, Work work, string against, Work other, double? budget, int runs = Runs)
    {
        Time(work);
        Time(other);
        var times = new List<double>();
        var otherTimes = new List<double>();
        for (var i = 0; i < runs; i++)
        {
            times.Add(Time(work));
            otherTimes.Add(Time(other));
        }

        var ratio = Median([.. times.Zip(otherTimes, (time, otherTime) => time / otherTime)]);
        var ratioOfFastest = times.Min() / otherTimes.Min();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {what} | {against} | {ratio:0.00} | {ratioOfFastest:0.00} | {Median(times):0.0} | {budget:0.0} |"
            )
        );
    }

    private static string Output(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        return process.StandardOutput.ReadToEnd().Trim();
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static double Time(Work work)
    {
        var start = new ProcessStartInfo(work.Program, work.Arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["POOL_PATH"] = work.PoolPath;
        start.Environment["CLAUDE_INSTANCE"] = "Z";
        var input = work.Input();
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return watch.Elapsed.TotalMilliseconds;
    }

    private sealed record Work(string Program, string[] Arguments, Func<string> Input, string PoolPath)
    {
        public Work(string program, string[] arguments, string input, string poolPath)
            : this(program, arguments, () => input, poolPath) { }
    }
}
