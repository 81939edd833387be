using System.Diagnostics;

namespace PoolCoordination.Tests.RealClient;

/// <summary>
/// The real Claude Code client of one version, with a home folder and an environment of its own.
/// <para>
/// A test is a theory over <see cref="Versions"/> and makes its client first, which skips it where that is not there. Most need one session
/// with a few prompts: <see cref="Converse(string, ApiStandIn, string[])"/>. What happens within a session, its end or its kill is told by
/// <see cref="Start"/>, whose arguments are the client's own:
/// </para>
/// <list type="bullet">
/// <item>a fork: <c>Start("B", api, "--resume", first.SessionId, "--fork-session")</c>, once the first has ended</item>
/// <item>a compaction: <c>session.Ask("/compact")</c>; the stand-in is asked for the summary, as one of its turns</item>
/// <item>a worktree: <c>Start("A", api, "--worktree", "name")</c> in a project that is a repository of git with a commit</item>
/// <item>a hook in the middle of a turn: a turn of <see cref="ApiStandIn.Using"/> for each call of a tool, and one that says
/// something</item>
/// <item>an API that fails: a turn of <see cref="ApiStandIn.Failing"/></item>
/// </list>
/// </summary>
internal sealed class ClaudeClient
{
    private const string OldestVersion = "2.1.197";
    private const string NewestVersion = "2.1.332";

    private readonly string _home;
    private readonly string _projectFolder;

    /// <summary>The client, or a skip of the test where it is not there.</summary>
    public ClaudeClient(string version, string home, string projectFolder)
    {
        (_home, _projectFolder) = (home, projectFolder);
        var folder = version == OldestVersion ? "client" : $"client-{version}";
        Executable = Path.Combine(Repository.Root, "artifacts", folder, "node_modules", ".bin", "claude");
        Assert.SkipUnless(
            File.Exists(Executable),
            $"the Claude Code client is not there: npm install --prefix artifacts/{folder} @anthropic-ai/claude-code@{version}"
        );
    }

    /// <summary>The client's executable.</summary>
    public string Executable { get; }

    /// <summary>The versions that hooks must work in: one that a plain installation gives, and the newest.</summary>
    public static TheoryData<string> Versions => [OldestVersion, NewestVersion];

    /// <summary>One session of an instance with a number of prompts, each given when the one before is answered.</summary>
    /// <returns>The answers' texts.</returns>
    public List<string> Converse(string instance, ApiStandIn api, params string[] prompts) => Converse(instance, api, () => { }, prompts);

    /// <summary>The same, with something that happens after each answer.</summary>
    public List<string> Converse(string instance, ApiStandIn api, Action afterAnswer, params string[] prompts)
    {
        using var session = Start(instance, api);
        var answers = new List<string>();
        foreach (var prompt in prompts)
        {
            answers.Add(session.Ask(prompt));
            afterAnswer();
        }

        session.End();
        return answers;
    }

    /// <summary>Begins a session.</summary>
    /// <param name="instance">The name in <c>CLAUDE_INSTANCE</c>; not set where null.</param>
    /// <param name="api">What plays the model.</param>
    /// <param name="arguments">Arguments of the client besides those that make it a conversation by streams.</param>
    public ClaudeSession Start(string? instance, ApiStandIn api, params string[] arguments)
    {
        var start = new ProcessStartInfo(
            Executable,
            [
                "-p",
                "--input-format",
                "stream-json",
                "--output-format",
                "stream-json",
                "--verbose",
                "--permission-mode",
                "acceptEdits",
                .. arguments,
            ]
        )
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _projectFolder,
        };
        start.Environment.Clear();
        start.Environment["HOME"] = _home;
        start.Environment["PATH"] = "/usr/local/bin:/usr/bin:/bin";
        if (instance is not null)
            start.Environment["CLAUDE_INSTANCE"] = instance;
        start.Environment["ANTHROPIC_BASE_URL"] = api.Address;
        start.Environment["ANTHROPIC_API_KEY"] = "dummy-not-a-key";
        foreach (
            var name in (string[])
                ["DISABLE_TELEMETRY", "DISABLE_AUTOUPDATER", "DISABLE_ERROR_REPORTING", "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC"]
        )
            start.Environment[name] = "1";
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { } runtime)
            start.Environment["DOTNET_ROOT"] = runtime;
        return new ClaudeSession(Process.Start(start)!);
    }
}
