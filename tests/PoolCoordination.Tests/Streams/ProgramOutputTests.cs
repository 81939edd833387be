using PoolCoordination.Streams;

namespace PoolCoordination.Tests.Streams;

/// <summary>What another program writes, within a time.</summary>
public sealed class ProgramOutputTests
{
    [Fact]
    public void A_program_that_takes_too_long_is_ended_and_says_nothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no sleep.");

        Assert.Null(ProgramOutput.Read("sleep", ["600"], new Dictionary<string, string>(), TimeSpan.FromMilliseconds(20)));
    }

    [Fact]
    public void A_program_that_fails_says_nothing() =>
        Assert.Null(ProgramOutput.Read("git", ["no-such-command"], new Dictionary<string, string>(), TimeSpan.FromMinutes(1)));

    [Fact]
    public void A_program_that_does_not_exist_says_nothing() =>
        Assert.Null(ProgramOutput.Read("no-such-program", [], new Dictionary<string, string>(), TimeSpan.FromMinutes(1)));
}
