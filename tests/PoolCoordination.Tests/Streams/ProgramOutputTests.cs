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

    [Theory]
    [InlineData("exec yes")]
    [InlineData("exec >&-; exec sleep 600")]
    public void A_program_that_never_ends_is_ended_and_says_nothing(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no sh.");
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Null(ProgramOutput.Read("sh", ["-c", script], new Dictionary<string, string>(), TimeSpan.FromSeconds(2)));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200 * 1024 * 1024);
    }

    [Fact]
    public void A_program_that_fails_says_nothing() =>
        Assert.Null(ProgramOutput.Read("git", ["no-such-command"], new Dictionary<string, string>(), TimeSpan.FromMinutes(1)));

    [Fact]
    public void On_Windows_a_program_is_looked_for_in_absolute_folders_of_PATH_alone()
    {
        using var folder = new ScratchFolder();
        var there = folder.Folder("there");
        File.WriteAllText(Path.Combine(there, "git.exe"), "");
        // Where it is on another drive than the working folder, no relative path leads there.
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, there) is var path && Path.IsPathRooted(path) ? "." : path;

        Assert.Null(Find($".{Path.PathSeparator}{relative}"));
        Assert.Equal(Path.Combine(there, "git.exe"), Find($"{relative}{Path.PathSeparator}{there}"));

        static string? Find(string path) =>
            WindowsProgram.PathOf("git", new Dictionary<string, string> { ["Path"] = path });
    }

    [Fact]
    public void A_program_that_does_not_exist_says_nothing() =>
        Assert.Null(ProgramOutput.Read("no-such-program", [], new Dictionary<string, string>(), TimeSpan.FromMinutes(1)));
}
