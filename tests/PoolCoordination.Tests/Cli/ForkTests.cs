using PoolCoordination.Host;
using PoolCoordination.Pools;
using PoolCoordination.Storage;

namespace PoolCoordination.Tests.Cli;

/// <summary>A fork goes on with the work of the session whose conversation its client takes, and with that of no other.</summary>
public sealed class ForkTests : IDisposable
{
    private const string A = "aaaaaaaa-1";
    private const string B = "bbbbbbbb-1";
    private const string Fork = "ffffffff-1";

    private readonly ScratchFolder _folder = new();

    public ForkTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux has /proc");
        Directory.CreateDirectory(_folder[".git"]);
        File.WriteAllText(_folder[".git", "HEAD"], "ref: refs/heads/main\n");
        using var client = new RunningClient(_folder);
        Work(client, A, _folder.Path, "a.py");
        Work(client, B, _folder.Folder("sub"), "b.py");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.py", "--continue", "--fork-session")]
    [InlineData("b.py", "--resume", B, "--fork-session")]
    [InlineData("", "--resume", "--fork-session")]
    public void It_has_the_files_of_the_session_that_it_forks(string file, params string[] arguments)
    {
        using var client = new RunningClient(_folder, arguments: arguments);

        client.Run(Fork, "SessionStart", ("source", "fork"), ("transcript_path", TranscriptOf(_folder.Path, Fork)));

        var environment = new PoolEnvironment(name => name == "HOME" ? _folder.Path : null, _folder.Path);
        var session = Assert.Single(new Pool(new PoolLocation(_folder["log.jsonl"]), environment).Sessions([]));
        Assert.Equal(file, string.Join(',', session.ChangedFiles));
    }

    /// <summary>The client has a folder of transcripts for each folder in which sessions begin.</summary>
    private string TranscriptOf(string folder, string session) =>
        Path.Combine(_folder.Folder("transcripts", folder == _folder.Path ? "main" : "sub"), $"{session}.jsonl");

    private void Work(RunningClient client, string session, string folder, string file)
    {
        File.WriteAllText(_folder[file], session);
        File.WriteAllText(TranscriptOf(folder, session), "");
        var edit = new Dictionary<string, string> { ["file_path"] = _folder[file] };
        client.Run(session, "SessionStart", ("source", "startup"), ("cwd", folder));
        // The model may have gone elsewhere since.
        client.Run(session, "PostToolUse", ("tool_name", "Write"), ("tool_input", edit), ("cwd", _folder.Folder("sub")));
        client.Run(session, "SessionEnd", ("reason", "other"), ("cwd", folder));
    }
}
