using System.Diagnostics;
using System.Text;
using PoolCoordination.Storage;

namespace PoolCoordination.Tests.Storage;

public sealed class RewrittenLineTests : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly string _path;

    public RewrittenLineTests() => _path = _folder["pool", "sessions", "aaaaaaaa-1.state"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("one\n", "two\n")]
    [InlineData("one\n", "a longer one\n")]
    [InlineData("a line that is a good deal longer\n", "one\n")]
    [InlineData("one\n", "\n")]
    public void The_line_is_that_which_was_written_last(string first, string second)
    {
        RewrittenLine.Write(_path, first);
        RewrittenLine.Write(_path, second);

        Assert.Equal(second, Line());
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(_path)!));
    }

    [Fact]
    public async Task Who_reads_while_it_is_written_gets_a_whole_line()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "elsewhere the file is replaced");
        var lines = Enumerable.Range(0, 20).Select(i => new string((char)('a' + i), 1 + (i * 397)) + "\n").ToArray();
        RewrittenLine.Write(_path, lines[0]);
        var isWritten = false;
        var reader = Task.Run(() =>
        {
            var read = new HashSet<string>(StringComparer.Ordinal);
            while (!Volatile.Read(ref isWritten))
                read.Add(Line()!);
            return read;
        });
        for (var i = 0; i < 5000; i++)
            RewrittenLine.Write(_path, lines[i * 7 % lines.Length]);
        Volatile.Write(ref isWritten, true);

        Assert.Subset(lines.ToHashSet(StringComparer.Ordinal), await reader);
    }

    [Fact]
    public void A_file_that_is_missing_has_no_line() => Assert.Null(Line());

    [Fact]
    public void A_line_that_does_not_fit_its_hash_is_an_error_until_it_is_written_again()
    {
        RewrittenLine.Write(_path, "one\n");
        File.WriteAllText(_path, File.ReadAllText(_path).Replace("one", "two", StringComparison.Ordinal));

        Assert.Throws<IOException>(Line);
        RewrittenLine.Write(_path, "three\n");
        Assert.Equal("three\n", Line());
    }

    [Fact]
    public void A_line_of_an_earlier_version_has_no_hash()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        File.WriteAllText(_path, "one\n");

        Assert.Equal("one\n", Line());
    }

    [Fact]
    public void Another_name_of_the_file_keeps_its_content()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no command for a hard link");
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        var other = _folder["precious"];
        File.WriteAllText(other, "precious");
        Process.Start("ln", [other, _path]).WaitForExit();

        RewrittenLine.Write(_path, "one\n");

        Assert.Equal("precious", File.ReadAllText(other));
        Assert.Equal("one\n", Line());
    }

    [Fact]
    public void A_link_is_replaced_and_not_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege there");
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        var other = _folder["precious"];
        File.WriteAllText(other, "precious");
        File.CreateSymbolicLink(_path, other);

        RewrittenLine.Write(_path, "one\n");

        Assert.Equal("precious", File.ReadAllText(other));
        Assert.Equal("one\n", Line());
    }

    private string? Line() => RewrittenLine.Read(_path, FileOwners.Any) is { } line ? Encoding.UTF8.GetString(line.Span) : null;
}
