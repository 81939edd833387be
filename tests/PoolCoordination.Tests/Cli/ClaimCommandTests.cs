using System.Text.Json.Nodes;

namespace PoolCoordination.Tests.Cli;

public sealed class ClaimCommandTests : IDisposable
{
    private const int ClaimedByAnother = 3;

    private readonly ScratchFolder _folder = new();
    private readonly PoolProcess _pool;

    public ClaimCommandTests()
    {
        _pool = new PoolProcess(_folder.Path);
        Directory.CreateDirectory(_folder[".git"]);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_claim_of_what_another_holds_is_refused_with_exit_code_3_and_says_who_holds_it()
    {
        Assert.Equal(0, Claim("B", "Auth module", "src/auth.py").ExitCode);

        var refused = Claim("A", "Mine", "src/");

        Assert.Equal(ClaimedByAnother, refused.ExitCode);
        Assert.Contains("\"Mine\" was refused; another overlaps it: \"B\" holds it from", refused.Error, StringComparison.Ordinal);
        Assert.Equal("", refused.Output);
        Assert.Equal(0, Claim("A", "Mine", "docs/").ExitCode);
    }

    [Fact]
    public void A_claim_by_force_ends_the_others()
    {
        Claim("B", "Auth module", "src/auth.py");

        Assert.Equal(0, Claim("A", "Mine", "src/", "--force").ExitCode);

        Assert.Equal("Mine", JsonNode.Parse(_pool.Run("claims", "--json").Output)!["topic"]!.GetValue<string>());
    }

    [Fact]
    public void Claims_are_listed_with_what_is_left_of_their_time()
    {
        Claim("B", "Auth module", "src/auth.py", "--ttl", "2h");

        Assert.Matches("^ *[12]h left  B         Auth module  \\(src/auth.py\\)\n$", _pool.Run("claims").Output);
        var json = JsonNode.Parse(_pool.Run("claims", "--json").Output)!;
        Assert.Equal(7200, json["expires"]!.GetValue<long>() - json["since"]!.GetValue<long>());
        Assert.Equal("B", json["source_instance"]!.GetValue<string>());
    }

    [Fact]
    public void Claims_are_chosen_as_entries_are()
    {
        Claim("B", "Auth module", "src/auth.py");
        Claim("B", "Documents", "docs/");
        Claim("C", "Tests", "tests/");

        Assert.Equal(["Auth module", "Documents"], Topics("-i", "b"));
        Assert.Equal(["Auth module"], Topics("-n", "1"));
        Assert.Equal(["Documents"], Topics("--affects", "docs/page.md"));
        Assert.Equal(["Tests"], Topics("--topic", "tes*"));
        Assert.Equal(["Auth module", "Documents", "Tests"], Topics("--since", "1h"));
        Assert.Empty(Topics("--since", "2099-01-01"));
    }

    [Fact]
    public void A_claim_in_full_tells_its_project_and_when_it_ends()
    {
        Claim("B", "Auth module", "src/auth.py", "--summary", "moving it");

        var output = _pool.Run("claims", "--verbose").Output;

        Assert.StartsWith(
            "[B] Auth module\n  Summary:   moving it\n  Paths:     src/auth.py\n  Project:   ",
            output,
            StringComparison.Ordinal
        );
        Assert.Matches("  Until:     .*, in 59m; held since [-A-Za-z0-9: ]+\n", output);
    }

    [Fact]
    public void The_exit_code_for_a_path_tells_whether_another_holds_it()
    {
        Claim("B", "Auth module", "src/auth.py");
        _pool.Variables["CLAUDE_INSTANCE"] = "A";

        Assert.Equal(ClaimedByAnother, _pool.Run("claims", "--path", "src/auth.py").ExitCode);
        foreach (
            var form in (string[])
                ["src/auth.py:12-40", "src/auth.py#L10", "@src/auth.py", "src/auth.py (login)", "- src/auth.py", "a.py and src/auth.py"]
        )
            Assert.Equal(ClaimedByAnother, _pool.Run("claims", $"--path={form}").ExitCode);
        Assert.Equal(0, _pool.Run("claims", "--path", "src/other.py").ExitCode);
        _pool.Variables["CLAUDE_INSTANCE"] = "b";
        Assert.Equal(0, _pool.Run("claims", "--path", "src/auth.py").ExitCode);
    }

    [Fact]
    public void A_path_that_ends_in_a_slash_is_a_folder_also_where_it_is_not_there_yet()
    {
        Claim("B", "Auth module", "src/auth.py");
        _pool.Variables["CLAUDE_INSTANCE"] = "A";

        Assert.Equal(ClaimedByAnother, _pool.Run("claims", "--path", "src/").ExitCode);
        Assert.Equal(0, _pool.Run("claims", "--path", "docs/").ExitCode);
    }

    [Fact]
    public void A_claim_is_released_by_its_holder_and_by_another_only_by_force()
    {
        Claim("B", "Auth module", "src/auth.py");
        _pool.Variables["CLAUDE_INSTANCE"] = "A";

        var refused = _pool.Run("unlock", "--topic", "auth module");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("\"Auth module\" is held by \"B\", not by \"A\"", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, _pool.Run("unlock", "--topic", "auth module", "--force").ExitCode);
        Assert.Equal("", _pool.Run("claims").Output);

        var missing = _pool.Run("unlock", "--topic", "auth module");
        Assert.Equal(1, missing.ExitCode);
        Assert.Contains("held claims: none", missing.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_claim_is_released_by_its_topic_as_it_is_shown()
    {
        _pool.Variables["CLAUDE_INSTANCE"] = "B";
        Claim("B", "the \"big\" one", "src/auth.py");

        Assert.Equal(0, _pool.Run("unlock", "--topic", "the 'big' one").ExitCode);
    }

    [Fact]
    public void What_is_claimed_for_another_instance_is_not_of_ones_own_session()
    {
        _pool.Variables["CLAUDE_INSTANCE"] = "A";
        _pool.Variables["CLAUDE_CODE_SESSION_ID"] = "aaaaaaaa-1";
        Claim("B", "Auth module", "src/auth.py");

        Assert.Equal(ClaimedByAnother, _pool.Run("claims", "--path", "src/auth.py").ExitCode);
        _pool.RunWith("""{"hook_event_name":"SessionEnd","session_id":"aaaaaaaa-1"}""", "hook");
        Assert.Contains("Auth module", _pool.Run("claims").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_holders_name_cannot_steer_the_terminal_of_who_releases()
    {
        _pool.Variables["POOL_PATH"] = _folder["log.jsonl"];
        var line = new JsonObject
        {
            ["id"] = "1",
            ["timestamp"] = DateTimeOffset.UtcNow.ToUnixTimeSeconds(),
            ["source_instance"] = "\u001b[31mB\nC",
            ["action"] = "claimed",
            ["topic"] = "Auth module",
            ["affects"] = "src/",
            ["root"] = _folder.Path,
        };
        File.WriteAllText(_folder["log.jsonl"], line.ToJsonString() + "\n");

        Assert.Equal("\"Auth module\" is no longer claimed by \"B C\".\n", _pool.Run("unlock", "--topic", "Auth module", "--force").Output);
    }

    private PoolProcess.Result Claim(string instance, string topic, string affects, params string[] other) =>
        _pool.Run(["add", "--action", "claimed", "--instance", instance, "--topic", topic, "--affects", affects, .. other]);

    private IEnumerable<string> Topics(params string[] filter) =>
        _pool
            .Run(["claims", "--json", .. filter])
            .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonNode.Parse(line)!["topic"]!.GetValue<string>());
}
