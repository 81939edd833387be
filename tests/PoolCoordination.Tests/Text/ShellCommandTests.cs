using System.Diagnostics;
using PoolCoordination.Text;

namespace PoolCoordination.Tests.Text;

/// <summary>Paths in commands that people copy into a shell.</summary>
public sealed class ShellCommandTests
{
    [Theory]
    [InlineData("plain", "'plain'")]
    [InlineData("O'Brien", "'O''Brien'")]
    [InlineData("x’; calc; ’", "'x’’; calc; ’’'")]
    [InlineData("‘‚‛", "'‘‘‚‚‛‛'")]
    public void In_PowerShell_each_single_quote_is_doubled_the_typographic_ones_too(string text, string quoted) =>
        Assert.Equal(quoted, ShellCommand.QuotedForPowerShell(text));

    [Fact]
    public void A_plain_path_stands_in_the_quotation_marks_of_the_command() =>
        Assert.Equal("'pool trust /home/dev/shop'", ShellCommand.Of("pool trust", "/home/dev/shop"));

    [Theory]
    [InlineData("/home/CORP\\ann/bin/pool-hook", "/home/CORP\\ann/a b")]
    [InlineData("/home/it's/pool-hook", "/x/\"y\"$z")]
    public void The_shell_reads_each_word_of_a_line_as_it_was_given(string executable, string argument)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the shell is that of Unix");
        var line = ShellCommand.Line(executable, [argument]);

        using var shell = Process.Start(
            new ProcessStartInfo("/bin/sh", ["-c", $"printf '%s\\n' {line}"]) { RedirectStandardOutput = true }
        )!;

        Assert.Equal($"{executable}\n{argument}\n", shell.StandardOutput.ReadToEnd());
    }

    [Fact]
    public void Any_other_path_has_its_own()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There PowerShell is the shell.");

        Assert.Equal(@"pool trust '/home/it'\''s $(x)'", ShellCommand.Of("pool trust", "/home/it's $(x)"));
    }
}
