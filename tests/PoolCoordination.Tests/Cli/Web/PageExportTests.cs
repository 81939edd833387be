using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PoolCoordination.Entries;

namespace PoolCoordination.Tests.Cli.Web;

/// <summary><c>pool board --html</c>.</summary>
public sealed partial class PageExportTests : IDisposable
{
    private readonly ScratchPool _pool = new();
    private readonly string _file;

    public PageExportTests()
    {
        _pool.Clock.Now = DateTimeOffset.UtcNow;
        _file = _pool.InFolder("board.html");
        for (var i = 0; i < 600; i++)
        {
            var topic = $"Größe {i} \u2028 </script>";
            _pool.Pool.Log.Append(new() { Id = $"{i}", Timestamp = _pool.Clock.Now, Instance = "A", Topic = topic });
        }
    }

    [Fact]
    public void It_is_one_file_that_loads_nothing()
    {
        Write();

        var page = File.ReadAllText(_file);
        Assert.DoesNotMatch("(?i)<link|<img|<iframe|<script[^>]* src|@import|url\\((?!['\"]?(data:|#))|<base|<form[^>]* action", page);
        Assert.DoesNotMatch("(?m)^\\s*(import|export) ", page);
        Assert.Matches("default-src 'none'", page);
        Assert.Equal(2, Regex.Count(page, "<script"));
        Assert.Equal(2, Regex.Count(page, "</script"));
    }

    [Fact]
    public void Its_policy_allows_the_styles_and_modules_in_it_and_no_others()
    {
        Write();

        var page = File.ReadAllText(_file);
        Assert.Contains($"script-src 'sha256-{HashOf(ModuleText().Match(page).Groups["text"].Value)}';", page, StringComparison.Ordinal);
        Assert.Contains($"style-src 'sha256-{HashOf(StyleText().Match(page).Groups["text"].Value)}';", page, StringComparison.Ordinal);
    }

    [Fact]
    public void What_it_shows_is_in_it_and_the_page_chooses_what_of_the_timeline_it_draws()
    {
        Write();

        var data = JsonNode.Parse(DataText().Match(File.ReadAllText(_file)).Groups["text"].Value)!;
        var items = data["timeline"]!["items"]!.AsArray();
        Assert.Equal(600, items.Count);
        Assert.All(items, item => Assert.StartsWith("Größe ", (string?)item!["topic"], StringComparison.Ordinal));
        Assert.Equal("Größe 599", ((string?)data["board"]!["entries"]![0]!["topic"])![..9]);
        Assert.NotNull(data["files"]!["files"]);
        Assert.Equal((long)data["at"]!, (long)data["timeline"]!["to"]!);
    }

    [Fact]
    public void Who_blocked_whom_before_its_oldest_item_is_not_in_it_and_it_says_so()
    {
        PoolEntry[] old =
        [
            new() { Id = "b", Instance = "X", Action = PoolAction.Blocked, Topic = "Key", Blocks = "Y" },
            new() { Id = "d", Instance = "Y", Topic = "Key" },
        ];
        var notes = Enumerable
            .Range(0, 5000)
            .Select(i => new PoolEntry { Id = $"n{i}", Timestamp = _pool.Clock.Now, Instance = "A", Topic = "T" });
        _pool.WriteLog(
            [.. old.Select(entry => entry with { Timestamp = _pool.Clock.Now.AddHours(-2) }).Concat(notes).Select(EntryWriter.Text)]
        );
        Write();

        var timeline = JsonNode.Parse(DataText().Match(File.ReadAllText(_file)).Groups["text"].Value)!["timeline"]!;

        Assert.Equal(5000, timeline["items"]!.AsArray().Count);
        Assert.Empty(timeline["arcs"]!.AsArray());
        Assert.True((bool)timeline["areArcsCut"]!);
        Assert.Equal(["A"], timeline["lanes"]!.AsArray().Select(lane => (string?)lane!["instance"]));
    }

    [Fact]
    public void An_earlier_board_is_replaced_and_another_file_only_by_force()
    {
        Write();
        Write();
        File.WriteAllText(_file, "<!doctype html> mine");

        var result = Run("--html", _file);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("--force", result.Error, StringComparison.Ordinal);
        Assert.Equal("<!doctype html> mine", File.ReadAllText(_file));
        Write("--force");

        Assert.Equal(["board.html"], Directory.GetFiles(_pool.InFolder(), "board.html*").Select(Path.GetFileName));
    }

    [Fact]
    public void A_folder_is_no_file_to_write()
    {
        Directory.CreateDirectory(_file);

        Assert.Equal(1, Run("--html", _file, "--force").ExitCode);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_not_made_for_want_of_a_file()
    {
        var result = Run("--html", _pool.InFolder("new") + '/');

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("is a folder; give the path of a file", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_pool.InFolder("new")));
    }

    [Fact]
    public void What_a_link_points_to_is_written_and_the_link_stays()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A link takes rights of its own.");
        var target = _pool.InFolder("target.html");
        File.CreateSymbolicLink(_file, target);

        Write();
        Write();

        Assert.Equal(target, new FileInfo(_file).LinkTarget);
        Assert.Null(new FileInfo(target).LinkTarget);
        Assert.EndsWith("<!-- pool board -->\n", File.ReadAllText(target), StringComparison.Ordinal);
    }

    [Fact]
    public void A_pipe_is_no_file_to_write()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no mkfifo.");
        using (var make = Process.Start("mkfifo", [_file]))
            make.WaitForExit();

        foreach (var path in (string[])[_file, "/dev/stdout", "/dev/null"])
        {
            var result = Run("--html", path, "--force");
            Assert.Equal(1, result.ExitCode);
            Assert.Matches($"'{path}' is a (pipe|device|socket), not a regular file", result.Error);
        }
    }

    public void Dispose() => _pool.Dispose();

    private static string HashOf(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    [GeneratedRegex("<script type=\"module\">(?<text>.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex ModuleText();

    [GeneratedRegex("<style>(?<text>.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex StyleText();

    [GeneratedRegex("<script type=\"application/json\" id=\"data\">(?<text>.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex DataText();

    private void Write(params string[] options)
    {
        var result = Run(["--html", _file, .. options]);
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains(_file, result.Output, StringComparison.Ordinal);
    }

    private PoolProcess.Result Run(params string[] options) =>
        new PoolProcess(_pool.InFolder()) { Variables = { ["POOL_PATH"] = _pool.Path } }.Run(["board", "--all", .. options]);
}
