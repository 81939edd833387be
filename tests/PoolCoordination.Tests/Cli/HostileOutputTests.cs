using System.Text.Json.Nodes;

namespace PoolCoordination.Tests.Cli;

/// <summary>What another wrote, on a terminal and in the output for programs.</summary>
public sealed class HostileOutputTests : IDisposable
{
    private const string Hostile = "one\ntwo \u001b]52;c;eA==\a\u009b\u202Ethree\u200D\u034F\u3164\U000E0041";
    private const string Secret = "ghp_abcdefghijklmnopqrstuvwxyz0123456789";

    private readonly ScratchFolder _folder = new();
    private readonly PoolProcess _pool;

    public HostileOutputTests()
    {
        _pool = new PoolProcess(_folder.Path);
        _pool.Variables["POOL_PATH"] = _folder["log.jsonl"];
        _pool.Variables["CLAUDE_INSTANCE"] = "A";
        var line = new JsonObject
        {
            ["id"] = "1" + Hostile,
            ["timestamp"] = DateTimeOffset.UtcNow.ToUnixTimeSeconds(),
            ["source_instance"] = Hostile,
            ["session_id"] = Hostile,
            ["action"] = "claimed",
            ["topic"] = Hostile,
            ["summary"] = $"{Hostile} {Secret}",
            ["affects"] = $"src/{Hostile}",
            ["root"] = _folder.Path,
            ["note"] = $"{Hostile} {Secret}",
            ["relevance"] = new JsonObject { [Hostile] = 0.5 },
        };
        // As a writer does that escapes no more than it must.
        File.WriteAllText(
            _folder["log.jsonl"],
            line.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
                .Replace("\\u009b", "\u009b", StringComparison.OrdinalIgnoreCase)
                .Replace("\\u202e", "\u202e", StringComparison.OrdinalIgnoreCase) + "\n"
        );
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("list")]
    [InlineData("list", "--verbose")]
    [InlineData("list", "--json")]
    [InlineData("claims")]
    [InlineData("claims", "--json")]
    [InlineData("context")]
    [InlineData("context", "--full")]
    public void No_command_prints_what_a_terminal_obeys_or_hides_and_no_secret(params string[] arguments)
    {
        var output = _pool.Run(arguments).Output;

        Assert.Contains("one two three", output, StringComparison.Ordinal);
        RequireVisible(output);
        Assert.DoesNotContain(Secret, output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_keeps_what_identifies_an_entry_and_what_another_tool_added()
    {
        var json = JsonNode.Parse(_pool.Run("list", "--json").Output)!;

        Assert.Equal("1" + Hostile, json["id"]!.GetValue<string>());
        Assert.Equal("one two three", json["topic"]!.GetValue<string>());
        Assert.EndsWith("[redacted]", json["note"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folders_name_that_a_clone_brings_is_shown_as_plain_text()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no file has such a name there");
        using var folder = new ScratchFolder();
        var pool = new PoolProcess(folder.Folder("shop\u001b[31m\u202Eone\ntwo"));
        pool.Variables["HOME"] = folder.Folder("home");

        foreach (
            var arguments in (string[][])
                [
                    ["init", "--project"],
                    ["trust"],
                    ["trust", "--list"],
                    ["copy", ".claude/pool/instance_state.jsonl", "other.jsonl"],
                    ["trust", "--revoke"],
                    ["list"],
                ]
        )
        {
            var run = pool.Run(arguments);
            Assert.Contains("shopone two", run.Output + run.Error, StringComparison.Ordinal);
            RequireVisible(run.Output + run.Error);
        }
    }

    [Fact]
    public void An_error_and_a_domain_are_clean_too()
    {
        var refused = _pool.Run("unlock", "--topic", "x");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("held claims: \"one two three\".", refused.Error, StringComparison.Ordinal);
        RequireVisible(refused.Error);

        File.WriteAllText(
            _folder["pool.json"],
            new JsonObject { ["domains"] = new JsonObject { [Hostile] = new JsonArray(Hostile) } }.ToJsonString()
        );
        Assert.Equal("one two three: one two three\n", _pool.Run("domain").Output);
    }

    [Fact]
    public void A_check_shows_what_is_in_the_error_log_as_plain_text()
    {
        File.WriteAllText(
            _folder["errors.log"],
            $"{DateTimeOffset.UtcNow:yyyy-MM-ddTHH:mm:ssZ} Stop: {Hostile.Replace('\n', ' ')} {Secret}\n"
        );

        var output = _pool.Run("check").Output;

        Assert.Contains("Stop: one two three [redacted]", output, StringComparison.Ordinal);
        RequireVisible(output);
    }

    private static void RequireVisible(string output) =>
        Assert.All(
            output.Replace("\n", "", StringComparison.Ordinal).EnumerateRunes(),
            rune =>
                Assert.False(
                    System.Text.Rune.IsControl(rune) || rune.Value is 0x202E or 0x200D or 0x34F or 0x3164 or >= 0xE0000,
                    $"U+{rune.Value:X4} in {output}"
                )
        );
}
