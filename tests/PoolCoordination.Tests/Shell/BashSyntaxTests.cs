using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using PoolCoordination.Shell.Syntax;

namespace PoolCoordination.Tests.Shell;

/// <summary>Lines made at random of constructs in each other are read as another program reads them.</summary>
public sealed partial class BashSyntaxTests
{
    private const string Damage = "'\"`$(){}[]<>|&;\\#!=*?~ \n\tabdefiotu@%,0";

    /// <summary>Constructs in which <c>%</c> is another command and <c>@</c> a word.</summary>
    private static readonly string[] s_constructs =
    [
        "git @ @", "rm -rf @", "a=@ b", "a=@", "a[1]=@", "a=(@ @)", "cat @ > @", "cat 2>&1 @ >> @", "a &> @", "a <<< @", "> @",
        "%; %", "% && %", "% || %", "% | %", "% |& %", "% & %", "%\n%", "{ %; }", "(%)", "( % ) > @", "! %", "time %",
        "if %; then %; fi", "if %; then %; elif %; then %; else %; fi", "while %; do %; done", "until %\ndo %\ndone < @",
        "for f in @ @; do %; done", "for f; do %; done", "for ((i = 0; i < 3; i++)); do %; done", "select f in @; do %; done",
        "case @ in a | b) % ;; (c) % ;& *) %;; esac", "f() { %; }", "function g { %; }", "[[ @ == @ && -f @ ]]", "((1 + 2))",
        "coproc { %; }", "cat <<END\nx @ y\nEND\n%",
        "cat <<'E' | cat\nx ' y\nE\n%", "cat <<-END; a b\n\tx\n\tEND\n", "% # it's a comment\n%",
        "cat \\\n @", "git -C @ commit -m @ -- @",
    ];

    private static readonly string[] s_words =
    [
        "x", "src/a.py", "'a b'", "\"a b\"", "\"$x\"", "$x", "${x}", "${x:-@}", "${#x}", "\"${x[@]}\"", "$(%)", "\"$(%)\"", "`a b`",
        "\"`a 'b'`\"", "<(%)", "$((1 + 2))", "*.py", "a\\ b", "'it'\\''s'", "\"a\\\"b\\$\"", "~/x", "-m", "a#b", "a=b",
        "\"$(cat <<'E'\n(\nE\n)\"",
        "''", "1", "[a]", "+", "a'b'\"c\"$d", "\"(\"", "')'",
    ];

    private static readonly Gen<int> s_number = Gen.Choose(0, int.MaxValue - 1);

    [Fact]
    public void Each_construct_is_read_as_shfmt_reads_it()
    {
        Assert.SkipUnless(Shfmt.IsThere, "shfmt is not on the PATH");

        for (var i = 0; i < s_constructs.Length; i++)
        {
            for (var seed = 0; seed < 4; seed++)
                IsReadAlike(Fill(s_constructs[i], new Random((i * 10) + seed), 2));
        }
    }

    [Fact]
    public void Constructs_in_each_other_are_read_as_shfmt_reads_them()
    {
        Assert.SkipUnless(Shfmt.IsThere, "shfmt is not on the PATH");

        foreach (var number in Numbers)
            IsReadAlike(Line(number));
    }

    [Fact]
    public void A_damaged_line_is_read_as_shfmt_reads_it_or_not_understood()
    {
        Assert.SkipUnless(Shfmt.IsThere, "shfmt is not on the PATH");

        foreach (var number in Numbers)
        {
            var line = Damaged(number);
            // Patterns of a case are read before its commands; only a damaged one has commands in it.
            if (!ReadOtherwise().IsMatch(line) && SyntaxListing.Of(line) is { } commands && Shfmt.Read(line) is { } expected)
                Assert.True(expected.Order().SequenceEqual(commands.Order()), Difference(line, expected, commands));
        }
    }

    [Fact]
    public void No_line_is_too_damaged_to_be_read() =>
        Holds.For(
            s_number,
            number =>
            {
                _ = BashReader.Read(Damaged(number));
                _ = PowerShellReader.Read(Damaged(number));
            },
            tests: 20_000
        );

    /// <summary>The same numbers each time: of lines that are no commands, the two make different things now and then.</summary>
    private static IEnumerable<int> Numbers => Enumerable.Range(0, 300);

    /// <summary>
    /// What shfmt reads otherwise than bash: of <c>coproc a=(b)</c> the name is <c>a=</c>, and within a word <c>#</c> may begin a comment.
    /// </summary>
    [GeneratedRegex(@"coproc\s+\w+\+?=\(|[\w""'`})]#")]
    private static partial Regex ReadOtherwise();

    private static void IsReadAlike(string line)
    {
        var expected = Shfmt.Read(line);
        var commands = SyntaxListing.Of(line);
        if (expected is not null)
            Assert.True(commands is not null && expected.SequenceEqual(commands), Difference(line, expected, commands));
    }

    private static string Difference(string line, List<string> expected, List<string>? commands) =>
        $"{line}\n\nshfmt:\n{string.Join('\n', expected)}\n\nread:\n{(commands is null ? "not understood" : string.Join('\n', commands))}";

    private static string Line(int number) => Fill("%", new Random(number), 5);

    /// <summary>Puts commands and words in their places, simple ones at the end.</summary>
    private static string Fill(string construct, Random random, int depth)
    {
        var place = construct.AsSpan().IndexOfAny('%', '@');
        if (place < 0)
            return construct;
        var isWord = construct[place] == '@' && !construct.AsSpan(place).StartsWith("@]");
        var choices = isWord ? s_words : s_constructs;
        var filling = construct.AsSpan(place).StartsWith("@]") ? "@"
            : depth == 0 ? (isWord ? "x" : "git x")
            : Fill(choices[random.Next(choices.Length)], random, depth - 1);
        return construct[..place] + filling + Fill(construct[(place + 1)..], random, depth);
    }

    private static string Damaged(int number)
    {
        var random = new Random(number);
        var line = Line(number);
        for (var i = random.Next(1, 4); i > 0 && line.Length > 0; i--)
        {
            var place = random.Next(line.Length);
            var character = Damage[random.Next(Damage.Length)].ToString();
            line = random.Next(3) switch
            {
                0 => line.Remove(place, 1),
                1 => line.Insert(place, character),
                _ => line.Remove(place, 1).Insert(place, character),
            };
        }

        return line;
    }
}
