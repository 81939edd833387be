using System.Diagnostics;
using PoolCoordination.Shell.Syntax;

namespace PoolCoordination.Tests.Shell;

public sealed class BashReaderTests
{
    [Theory]
    [InlineData("git stash -u", "git stash -u")]
    [InlineData("  git   stash\t-u  ", "git stash -u")]
    [InlineData("a && b || c; d & e\nf", "a ; b ; c ; d ; e ; f")]
    [InlineData("a | b |& c", "a ; b ; c")]
    [InlineData("a # b && c\nd", "a ; d")]
    [InlineData("echo a#b", "echo a#b")]
    [InlineData("git \\\n  stash", "git stash")]
    [InlineData("a\r\nb\r\n", "a ; b")]
    [InlineData("{ a; b; }", "a ; b")]
    [InlineData("(a; (b))", "a ; b")]
    [InlineData("((a) | b)", "a ; b")]
    [InlineData("! a && time -p b", "a ; b")]
    [InlineData("coproc a; coproc NAME { b; }", "a ; b")]
    [InlineData("((i++)); [[ $a =~ ^(a|b)$ && -f x ]] && a", "a")]
    [InlineData("if a; then b; elif c; then d; else e; fi", "a ; b ; c ; d ; e")]
    [InlineData("while a; do b; done; until c; do d; done", "a ; b ; c ; d")]
    [InlineData("for ((i = 0; i < 3; i++)); do a; done", "a")]
    [InlineData("for f; do rm \"$f\"; done", "rm ?")]
    [InlineData("select f in a b\ndo rm c; done", "rm c ; rm c")]
    [InlineData("case $x in a|b) c;; (d) e;& *) f ;;& esac", "c ; e ; f")]
    [InlineData("", "")]
    [InlineData("# nothing", "")]
    public void Each_command_of_a_line_is_seen_in_order(string line, string commands) => Reads(line, commands);

    [Theory]
    [InlineData("rm 'a b' \"c d\" e\\ f", "rm 'a b' 'c d' 'e f'")]
    [InlineData("rm 'a'\"b\"c", "rm abc")]
    [InlineData("echo 'a && b; c' \"d | e\"", "echo 'a && b; c' 'd | e'")]
    [InlineData("rm \"a\\\"b\\$c\\d\"", "rm a\"b$c\\d")]
    [InlineData("rm $'a\\'b\\x41\\u0042\\103\\t' $\"d\"", "rm a'bABC\t d")]
    [InlineData("rm '' \"\"", "rm '' ''")]
    [InlineData("rm a$b \"$(c)\" $((1 + 2)) ${d:-e} $# d", "c ; rm ? ? ? ? ? d")]
    [InlineData("rm a$ $", "rm a$ $")]
    [InlineData("rm src/{a,b}.py x{,.bak} {c,d{e,f}} {1..3} {} {g}", "rm src/a.py src/b.py x x.bak c de df ? {} {g}")]
    [InlineData("ls !(a|b) @(c|'d e')", "ls !(a|b) '@(c|d e)'")]
    public void Words_are_what_the_program_would_get(string line, string commands) => Reads(line, commands);

    [Theory]
    [InlineData("a $(b; c) d", "b ; c ; a ? d")]
    [InlineData("a `b \\`c\\``", "c ; b ? ; a ?")]
    [InlineData("a \"x $(b \"$(c)\")\"", "c ; b ? ; a ?")]
    [InlineData("a ${x:-$(b)} $((1 + $(c)))", "b ; c ; a ? ?")]
    [InlineData("diff <(a) <(b) > >(c)", "a ; b ; c ; diff ? ? >?")]
    [InlineData("x=$(a) y=1 b", "a ; x=? y=1 b")]
    [InlineData("a <<< \"$(b)\"", "b ; a <<?")]
    [InlineData("a > $(b)", "b ; a >?")]
    public void Commands_within_a_word_run_before_it(string line, string commands) => Reads(line, commands);

    [Theory]
    [InlineData("cat <<E > f\nrm x\nE\nb", "cat >f <<'rm x\\n' ; b")]
    [InlineData("cat <<'E'\n$(rm x)\nE", "cat <<'$(rm x)\\n'")]
    [InlineData("cat <<E\n$(a) `b`\nE", "a ; b ; cat <<?")]
    [InlineData("cat <<-E\n\tx\n\tE\nb", "cat <<'\tx\\n' ; b")]
    [InlineData("a <<A; b <<\"B\"\nx\nA\ny\nB\nc", "a <<'x\\n' ; b <<'y\\n' ; c")]
    [InlineData("git commit -m \"$(cat <<'E'\nrm 'x\nE\n)\" -- a", "cat <<'rm 'x\\n' ; git commit -m ? -- a")]
    [InlineData("cat <<E", "cat")]
    public void The_text_of_a_here_document_is_data(string line, string commands) => Reads(line, commands);

    [Theory]
    [InlineData("a > b 2>> c < d <> e &> f &>> g >| h 3>i {fd}>j", "a >b >>c <d >>e >f >>g >h >i >j")]
    [InlineData("a 2>&1 >&2 <&3 >&- 2>&1-", "a")]
    [InlineData("a >& b", "a >b")]
    [InlineData("> a", ">a")]
    [InlineData("a 2 > b", "a 2 >b")]
    [InlineData("{ a; b; } > c", ">c ; a ; b")]
    [InlineData("for x in 1; do a; done >> b", ">>b ; a")]
    public void Files_in_place_of_streams_are_seen(string line, string commands) => Reads(line, commands);

    [Theory]
    [InlineData("f=src/pay.py; rm $f \"$f.bak\" ${f}", "f=src/pay.py ; rm src/pay.py src/pay.py.bak src/pay.py")]
    [InlineData("f='a b'; rm $f \"$f\"", "f='a b' ; rm a b 'a b'")]
    [InlineData("for f in a b; do rm \"$f\"; done", "rm a ; rm b")]
    [InlineData("a=(x y); rm \"${a[@]}\"", "a=? ; rm x y")]
    [InlineData("d=src; rm \"${d:?}/\"* ${d?not set} ${d:-x} ${e:-x}", "d=src ; rm src/* src src ?")]
    [InlineData("export f=a; rm $f", "export f=a ; rm a")]
    [InlineData("f=a; read f; rm $f", "f=a ; read f ; rm ?")]
    [InlineData("f=a; (f=b); rm $f", "f=a ; f=b ; rm a")]
    [InlineData("f=a; if x; then f=b; fi; rm $f", "f=a ; x ; f=b ; rm ?")]
    [InlineData("f=a rm $f", "f=a rm ?")]
    [InlineData("for f in *.py; do rm $f; done", "rm *.py")]
    public void A_variable_that_the_line_sets_is_known(string line, string commands) => Reads(line, commands);

    [Theory]
    [InlineData("f() { rm x; }", "")]
    [InlineData("f() { rm \"$1\"; }; f a; f b", "f a ; rm a ; f b ; rm b")]
    [InlineData("function f { a; f; }; f", "f ; a ; f")]
    [InlineData("function f() (cd x; a); f; b", "f ; cd x ; [x] a ; b")]
    public void A_function_runs_where_it_is_called(string line, string commands) => Reads(line, commands);

    [Theory]
    [InlineData("cd src && a", "cd src ; [src] a")]
    [InlineData("cd src; cd ../lib/./x; a", "cd src ; [src] cd ../lib/./x ; [lib/x] a")]
    [InlineData("cd ..; a; cd ..; b", "cd .. ; [..] a ; [..] cd .. ; [../..] b")]
    [InlineData("cd /a/b; cd ..; a; cd ../..; b", "cd /a/b ; [/a/b] cd .. ; [/a] a ; [/a] cd ../.. ; [/] b")]
    [InlineData("(cd src; a); b", "cd src ; [src] a ; b")]
    [InlineData("cd src | a; cd lib & b; c $(cd d; e)", "cd src ; a ; cd lib ; b ; cd d ; [d] e ; c ?")]
    [InlineData("cd src; cd -; a", "cd src ; [src] cd - ; a")]
    [InlineData("cd; a; cd ~/x; b", "cd ; [~] a ; [~] cd ~/x ; [~/x] b")]
    [InlineData("cd \"$X\"; a; cd y; b; cd /z; c", "cd ? ; [?] a ; [?] cd y ; [?] b ; [?] cd /z ; [/z] c")]
    [InlineData("pushd src; a; popd; b", "pushd src ; [src] a ; [src] popd ; b")]
    [InlineData("cd src || exit; a", "cd src ; [src] exit ; [src] a")]
    [InlineData("if x; then cd a; else cd b; fi; c", "x ; cd a ; cd b ; [?] c")]
    public void The_folder_follows_the_shell(string line, string commands) => Reads(line, commands);

    [Theory]
    [InlineData("echo 'a")]
    [InlineData("echo \"a")]
    [InlineData("a; )")]
    [InlineData("(a")]
    [InlineData("$(a")]
    [InlineData("`a")]
    [InlineData("if a; then b")]
    [InlineData("a && ")]
    [InlineData("a ;; b")]
    [InlineData("case x in a) b")]
    [InlineData("a >")]
    [InlineData("a\0b")]
    public void What_is_not_a_command_line_is_not_understood(string line) => Assert.Null(BashReader.Read(line));

    [Fact]
    public void A_command_behind_a_pipe_knows_the_one_before_it()
    {
        var commands = BashReader.Read("find src | while read f; do rm $f; done | tee x")!;

        Assert.Null(commands[0].Input);
        Assert.Same(commands[0], commands[1].Input);
        Assert.Same(commands[0], commands[2].Input);
        Assert.Same(commands[2], commands[3].Input);
    }

    [Theory]
    [InlineData("rm ~/x *.py", true, true)]
    [InlineData("rm '~/x' '*.py'", false, false)]
    [InlineData("rm \\~/x \\*.py", false, false)]
    [InlineData("rm ~/\"x\" *\".py\"", false, true)]
    public void Quotation_marks_hide_tildes_and_wildcards(string line, bool isBare, bool hasWildcards)
    {
        var command = Assert.Single(BashReader.Read(line)!);

        Assert.Equal("~/x", command.Words[1].Text);
        Assert.Equal(isBare, command.Words[1].IsBare);
        Assert.Equal(hasWildcards, command.Words[2].HasWildcards);
    }

    [Theory]
    [InlineData("$(", 100_000, "")]
    [InlineData("$((", 70_000, "")]
    [InlineData("(", 200_000, "")]
    [InlineData("((", 100_000, "")]
    [InlineData("`", 200_000, "")]
    [InlineData("`\\", 100_000, "")]
    [InlineData("\"$(", 70_000, "")]
    [InlineData("${a:-", 40_000, "")]
    [InlineData("!(", 100_000, "")]
    [InlineData("if a; then ", 18_000, "")]
    [InlineData("cat <<A\n", 25_000, "")]
    [InlineData("a=$a$a;", 28_000, "")]
    [InlineData("(x)\n", 50_000, "")]
    [InlineData("cd a;", 40_000, "")]
    [InlineData("a|", 100_000, "a")]
    [InlineData("{a,b}", 40_000, "")]
    [InlineData("{", 200_000, "")]
    [InlineData("a[", 100_000, "")]
    [InlineData("f() f", 40_000, "")]
    public void The_worst_nesting_is_read_at_once(string repeated, int times, string end)
    {
        var line = string.Concat(Enumerable.Repeat(repeated, times)) + end;
        var watch = Stopwatch.StartNew();

        SmallStack.Run(() => BashReader.Read(line));

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Functions_that_call_others_are_followed_to_an_end()
    {
        var functions = Enumerable.Range(0, 5000).Select(i => $"f{i}() {{ f{i + 1}; }};");

        SmallStack.Run(() => Assert.NotNull(BashReader.Read(string.Concat(functions) + "f0")));
    }

    private static void Reads(string line, string commands) => Assert.Equal(commands, CommandText.Of(BashReader.Read(line)));
}
