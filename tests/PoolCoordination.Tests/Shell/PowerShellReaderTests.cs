using System.Diagnostics;
using PoolCoordination.Shell.Syntax;

namespace PoolCoordination.Tests.Shell;

public sealed class PowerShellReaderTests
{
    [Theory]
    [InlineData("git stash -u; Remove-Item a, b -Force", "git stash -u ; Remove-Item a b -Force")]
    [InlineData("a && b || c\nd | e &", "a ; b ; c ; d ; e")]
    [InlineData("a # b\nc <# d #> e", "a ; c e")]
    [InlineData("Remove-Item -Path:x `\n  -Recurse", "Remove-Item -Path:x -Recurse")]
    [InlineData("Get-Content x |\n  Set-Content y", "Get-Content x ; Set-Content y")]
    [InlineData("& git stash; & \"C:\\x y\\git.exe\" stash; . .\\x.ps1", "git stash ; 'C:\\x y\\git.exe' stash ; .\\x.ps1")]
    [InlineData("if (Test-Path x) { a } elseif ($b -eq 1) { c } else { d }", "Test-Path x ; a ; c ; d")]
    [InlineData("try { a } catch [Exception] { b } finally { c }", "a ; b ; c")]
    [InlineData("while ($true) { a; break }; do { b } while (c)", "a ; break ; b ; c")]
    [InlineData("switch ($x) { 'a' { b } default { c } }", "b ; c")]
    [InlineData("1..3 | ForEach-Object { a $_ }", "a ? ; ForEach-Object ?")]
    [InlineData("[IO.File]::WriteAllText('a', $x); $x.Delete(); -not (a)", "a")]
    [InlineData("(Get-Content a) -replace 'x','y' | Set-Content a", "Get-Content a ; Set-Content a")]
    [InlineData("$x = git stash list; return git stash", "git stash list ; x=? ; git stash")]
    [InlineData("7z x a", "7z x a")]
    [InlineData("function F($a) { rm x }; b", "b")]
    [InlineData("function F { rm x }; f 1", "f 1 ; rm x")]
    public void Each_command_is_seen_in_order(string line, string commands) => Reads(line, commands);

    [Theory]
    [InlineData("rm 'a''b' \"c`\"d\"\"e`$\" f`'g", "rm a'b c\"d\"e$ f'g")]
    [InlineData("rm \"a$x\" $x.Name $(b) (c d) @x", "b ; c d ; rm ? ? ? ? ?")]
    [InlineData("Set-Content a @'\nrm x\n'@ -Force", "Set-Content a 'rm x\\n' -Force")]
    [InlineData("b @\"\nx $(a)\n\"@", "a ; b ?")]
    [InlineData("$h = @{ a = 1; b = (c) }; d @h", "c ; h=? ; d ?")]
    [InlineData("$f = 'a'; rm $f \"$f.bak\"", "f=? ; rm a a.bak")]
    [InlineData("foreach ($f in 'a', 'b') { rm $F }", "rm a ; rm b")]
    public void Words_are_what_the_command_would_get(string line, string commands) => Reads(line, commands);

    [Theory]
    [InlineData("a > b 2>> c *> d 2>&1", "a >b >>c >d")]
    [InlineData("'x' > a", ">a")]
    public void Files_in_place_of_streams_are_seen(string line, string commands) => Reads(line, commands);

    [Theory]
    [InlineData("cd src; a; Set-Location -Path ..\\lib; b", "cd src ; [src] a ; [src] Set-Location -Path ..\\lib ; [lib] b")]
    [InlineData("Push-Location src; a; Pop-Location; b", "Push-Location src ; [src] a ; [src] Pop-Location ; b")]
    [InlineData("SL $x; a; cd C:\\b; c", "SL ? ; [?] a ; [?] cd C:\\b ; [C:/b] c")]
    public void The_folder_follows_the_shell(string line, string commands) => Reads(line, commands);

    [Theory]
    [InlineData("rm 'a")]
    [InlineData("rm \"a")]
    [InlineData("a; }")]
    [InlineData("a (b")]
    [InlineData("@'\na")]
    public void What_is_not_a_line_of_PowerShell_is_not_understood(string line) => Assert.Null(PowerShellReader.Read(line));

    [Theory]
    [InlineData("$(")]
    [InlineData("(")]
    [InlineData("{")]
    [InlineData("@{a=")]
    [InlineData("if (a) {")]
    [InlineData("\"$(")]
    [InlineData("$a[")]
    [InlineData("$a=")]
    [InlineData("a|")]
    [InlineData("$a.b(")]
    [InlineData("@'\n")]
    [InlineData("if(a)\n")]
    [InlineData("a `")]
    [InlineData("<#")]
    public void The_worst_nesting_is_read_at_once(string repeated)
    {
        var line = string.Concat(Enumerable.Repeat(repeated, 200_000 / repeated.Length));
        var watch = Stopwatch.StartNew();

        SmallStack.Run(() => PowerShellReader.Read(line));

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    private static void Reads(string line, string commands) => Assert.Equal(commands, CommandText.Of(PowerShellReader.Read(line)));
}
