using System.Text.Json;

namespace PoolCoordination.Tests.Cli;

public sealed class PoolCommandTests : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly PoolProcess _pool;

    public PoolCommandTests()
    {
        _pool = new PoolProcess(_folder.Path);
        _pool.Variables["POOL_PATH"] = _folder["pool/log.jsonl"];
        _pool.Variables["CLAUDE_INSTANCE"] = "A";
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_added_entry_is_listed_and_its_json_is_a_protocol_line()
    {
        Add(
            "completed",
            "Auth token refresh fix",
            "--summary",
            "Fixed it.",
            "--affects",
            "auth.py",
            "session.py",
            "--blocks",
            "Refactor",
            "--ttl",
            "2h"
        );

        var line = _pool.Run("list", "--json").Output.TrimEnd('\n');
        using var json = JsonDocument.Parse(line);
        Assert.Equal("A", json.RootElement.GetProperty("source_instance").GetString());
        Assert.Equal("completed", json.RootElement.GetProperty("action").GetString());
        Assert.Equal("auth.py, session.py", json.RootElement.GetProperty("affects").GetString());
        Assert.Equal(7200, json.RootElement.GetProperty("ttl").GetInt64());
        Assert.Contains(
            "A         completed  Auth token refresh fix  (auth.py, session.py)",
            _pool.Run("list").Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_list_is_filtered_by_time_instance_action_and_topic()
    {
        Add("completed", "Auth fix");
        Add("blocked", "Oracle data", "--instance", "C");
        Add("signaling", "Hailo NPU", "--instance", "D");

        Assert.Equal(["Hailo NPU", "Oracle data", "Auth fix"], Topics("--since", "5m"));
        Assert.Equal(["Oracle data"], Topics("--instance", "c"));
        Assert.Equal(["Auth fix"], Topics("--action", "completed"));
        Assert.Equal(["Hailo NPU"], Topics("--topic", "npu"));
        Assert.Equal(["Oracle data"], Topics("--topic", "oracle*"));
    }

    [Fact]
    public void Entries_whose_time_is_over_are_listed_only_with_all_or_by_time()
    {
        var old = DateTimeOffset.UtcNow.AddHours(-2).ToUnixTimeSeconds();
        Add("completed", "New");
        File.AppendAllText(_folder["pool/log.jsonl"], $$"""{"id":"old","timestamp":{{old}},"action":"completed","topic":"Old"}""" + "\n");

        Assert.Equal(["New"], Topics());
        Assert.Equal(["Old", "New"], Topics("--all"));
        Assert.Equal(["Old", "New"], Topics("--since", "3h"));
        Assert.Equal(["New"], Topics("--since", "1h30m"));
    }

    [Fact]
    public void Verbose_shows_all_that_an_entry_says()
    {
        Add("blocked", "Oracle data", "--summary", "Directory locked.", "--affects", "oracle.py", "--blocks", "Fine-tuning");

        var output = _pool.Run("list", "--verbose").Output;

        Assert.All(
            ["[A] blocked: Oracle data", "Directory locked.", "oracle.py", "Fine-tuning"],
            text => Assert.Contains(text, output, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Output_to_a_non_terminal_has_no_colour_and_no_escape_of_another_writer()
    {
        Directory.CreateDirectory(_folder["pool"]);
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        File.WriteAllText(
            _folder["pool/log.jsonl"],
            $$"""{"id":"x","timestamp":{{now}},"action":"blocked","topic":"\u001b]0;title\u0007red\u001b[31m"}""" + "\n"
        );

        Assert.DoesNotContain('\u001b', _pool.Run("list").Output);
        Assert.Contains("blocked    red", _pool.Run("list").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_domain_is_set_shown_and_removed()
    {
        _pool.Run("domain", "C", "oracle", "model training");
        Assert.Equal("C: oracle, model training\n", _pool.Run("domain", "c").Output);

        Assert.Equal(0, _pool.Run("domain", "C", "--remove").ExitCode);
        Assert.Equal("", _pool.Run("domain").Output);
        Assert.Equal(1, _pool.Run("domain", "C", "--remove").ExitCode);
    }

    [Fact]
    public void An_option_is_set_in_pool_json_and_the_environment_beats_it()
    {
        Assert.Equal("deny\n", _pool.Run("option", "guard").Output);
        Assert.Equal(0, _pool.Run("option", "guard", "warn").ExitCode);
        Assert.Equal("warn\n", _pool.Run("option", "GUARD").Output);

        _pool.Variables["POOL_GUARD"] = "ask";
        Assert.Equal("ask\n", _pool.Run("option", "guard").Output);
        Assert.Contains("guard = ask  (POOL_GUARD)", _pool.Run("option").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Context_is_compact_or_full()
    {
        Add("completed", "Auth fix", "--instance", "B", "--summary", "Fixed it.");

        Assert.Contains("- [B] completed: Auth fix (", _pool.Run("context").Output, StringComparison.Ordinal);
        Assert.Contains("🟢 **[B]** ✅ **completed** — Auth fix", _pool.Run("context", "--full").Output, StringComparison.Ordinal);
        _pool.Variables["POOL_COMPACT"] = "0";
        Assert.Contains("🟢 **[B]**", _pool.Run("context").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list", "--since", "someday")]
    [InlineData("list", "--action", "done")]
    [InlineData("add", "--topic", "No action")]
    [InlineData("add", "--action", "completed", "--topic", "x", "--ttl", "soon")]
    [InlineData("option", "guards")]
    [InlineData("option", "guard", "maybe")]
    [InlineData("domain", "--remove")]
    [InlineData("install", "--scope", "planet")]
    [InlineData("unknown")]
    public void Wrong_usage_exits_with_2_and_says_what_is_wrong(params string[] arguments)
    {
        var result = _pool.Run(arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.Equal("", result.Output);
        Assert.StartsWith("pool: ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pool_path_that_is_a_folder_is_an_error_with_the_path()
    {
        _pool.Variables["POOL_PATH"] = _folder.Path;

        foreach (var arguments in (string[][])[["list"], ["context"], ["add", "--action", "completed", "--topic", "x"]])
        {
            var result = _pool.Run(arguments);
            Assert.Equal(1, result.ExitCode);
            Assert.Contains($"'{_folder.Path}' is a folder", result.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_pool_option_beats_the_environment()
    {
        File.WriteAllText(_folder["other.jsonl"], "");
        Add("completed", "Elsewhere", "--pool", _folder["other.jsonl"]);

        Assert.Empty(Topics());
        Assert.Equal(["Elsewhere"], Topics("--pool", _folder["other.jsonl"]));
    }

    [Fact]
    public void Invalid_settings_are_an_error_and_stay_as_they_are()
    {
        Directory.CreateDirectory(_folder["pool"]);
        File.WriteAllText(_folder["pool/pool.json"], "{ not json");

        Assert.Equal(1, _pool.Run("option", "guard", "warn").ExitCode);
        Assert.Contains("pool.json", _pool.Run("domain").Error, StringComparison.Ordinal);
        Assert.Equal("{ not json", File.ReadAllText(_folder["pool/pool.json"]));
    }

    private void Add(string action, string topic, params string[] more)
    {
        var result = _pool.Run(["add", "--action", action, "--topic", topic, .. more]);
        Assert.Equal("", result.Error);
        Assert.Equal(0, result.ExitCode);
    }

    private string[] Topics(params string[] options)
    {
        var lines = _pool.Run(["list", "--json", .. options]).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("topic").GetString()!)];
    }
}
