using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PoolCoordination.Storage;

namespace PoolCoordination.Tests.Storage;

public class BackwardLinesTests
{
    private static readonly Gen<string> s_line =
        from length in Gen.Frequency(
            (10, Gen.Choose(0, 200)),
            (3, Gen.Choose(0, 20_000)),
            (2, Gen.Choose(65_530, 65_542)),
            (1, Gen.Choose(60_000, 300_000))
        )
        from character in Gen.Choose('a', 'z')
        from end in Gen.Frequency((5, Gen.Constant("\n")), (1, Gen.Constant("\r\n")))
        select new string((char)character, length) + end;

    private static readonly Gen<string[]> s_lines = Gen.Choose(0, 12).SelectMany(count => s_line.ArrayOf(count));

    private static readonly Gen<int> s_tail = Gen.Frequency(
        (3, Gen.Constant(0)),
        (2, Gen.Choose(1, 300)),
        (1, Gen.Choose(60_000, 140_000))
    );

    [Fact]
    public void Lines_from_the_end_are_those_from_the_beginning_without_an_unterminated_tail()
    {
        using var folder = new ScratchFolder();
        Holds.For(
            from lines in s_lines from tail in s_tail select (Lines: lines, Tail: tail),
            text =>
            {
                File.WriteAllText(folder["log"], string.Concat(text.Lines) + new string('T', text.Tail));
                var expected = text.Lines.Select(line => line[..^1]).Reverse();
                Assert.Equal(expected, Read(folder["log"], from: 0).Select(line => line.Text));
            },
            tests: 150
        );
    }

    [Fact]
    public void From_an_offset_on_only_the_lines_after_it_are_read()
    {
        using var folder = new ScratchFolder();
        File.WriteAllText(folder["log"], "one\ntwo\nthree\n");

        Assert.Equal(["three", "two"], Read(folder["log"], from: 4).Select(line => line.Text));
        Assert.Empty(Read(folder["log"], from: 14));
        Assert.Empty(Read(folder["log"], from: 400));
    }

    [Fact]
    public void Each_line_says_where_it_ends()
    {
        using var folder = new ScratchFolder();
        File.WriteAllText(folder["log"], "one\ntwo\n\nfour\ntail");

        Assert.Equal([14, 9, 8, 4], Read(folder["log"], from: 0).Select(line => line.End));
    }

    [Fact]
    public void A_line_that_is_too_long_is_given_as_an_empty_one_and_hides_no_other_in_both_directions()
    {
        using var folder = new ScratchFolder();
        Holds.For(
            s_lines,
            written =>
            {
                File.WriteAllText(folder["log"], string.Concat(written));
                var backward = Read(folder["log"], from: 0, longest: 100_000);
                var forward = ReadForward(folder["log"], longest: 100_000);

                Assert.Equal(backward.Select(line => line.End).Reverse(), forward.Select(line => line.End));
                foreach (var read in (List<(string Text, long End)>[])[forward, [.. Enumerable.Reverse(backward)]])
                {
                    for (var i = 0; i < written.Length; i++)
                        Assert.True(read[i].Text == written[i][..^1] || (read[i].Text == "" && written[i].Length > 100_000));
                }
            },
            tests: 60
        );

        File.WriteAllText(folder["log"], $"one\n{new string('x', 1_000_000)}\ntwo\n");
        Assert.Equal(["two", "", "one"], Read(folder["log"], from: 0, longest: 100_000).Select(line => line.Text));
        Assert.Equal(["one", "", "two"], ReadForward(folder["log"], longest: 100_000).Select(line => line.Text));
    }

    private static List<(string Text, long End)> ReadForward(string path, int longest)
    {
        using var file = File.OpenHandle(path);
        using var lines = new ForwardLines(file, 0, RandomAccess.GetLength(file), longest);
        var read = new List<(string, long)>();
        while (lines.MoveNext())
            read.Add((Encoding.UTF8.GetString(lines.Line), lines.LineEnd));
        return read;
    }

    private static List<(string Text, long End)> Read(string path, long from, int longest = int.MaxValue)
    {
        using var file = File.OpenHandle(path);
        using var lines = new BackwardLines(file, from, RandomAccess.GetLength(file), longest);
        var read = new List<(string, long)>();
        while (lines.MoveNext())
            read.Add((Encoding.UTF8.GetString(lines.Line), lines.LineEnd));
        return read;
    }
}
