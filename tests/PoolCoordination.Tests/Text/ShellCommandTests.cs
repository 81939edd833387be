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

    [Fact]
    public void Any_other_path_has_its_own()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There PowerShell is the shell.");

        Assert.Equal(@"pool trust '/home/it'\''s $(x)'", ShellCommand.Of("pool trust", "/home/it's $(x)"));
    }
}
