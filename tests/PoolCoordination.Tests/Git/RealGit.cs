using System.Diagnostics;

namespace PoolCoordination.Tests.Git;

/// <summary>The real git in a folder of a test's own, which knows no settings of the user's.</summary>
internal sealed class RealGit(string folder)
{
    /// <summary>Skips a test where there is no git.</summary>
    public static void Require() => Assert.SkipUnless(IsThere(), "git is not on the PATH");

    /// <summary>A repository with one commit.</summary>
    public static RealGit Init(string folder, params string[] options)
    {
        Directory.CreateDirectory(folder);
        var git = new RealGit(folder);
        git.Run(["init", "-q", .. options]);
        File.WriteAllText(Path.Combine(folder, "readme"), "x");
        git.Commit();
        return git;
    }

    /// <summary>Adds what is there, also what is ignored, and commits it.</summary>
    public void Commit()
    {
        Run("add", "-A", "-f");
        Run("commit", "-q", "-m", "x");
    }

    /// <summary>Runs a command and gives its output; where it fails, the test does.</summary>
    public string Run(params string[] arguments)
    {
        using var process = Start(folder, arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"git {string.Join(' ', arguments)}: {error.Result}");
        return output;
    }

    private static Process Start(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("GIT_", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(name);
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["GIT_CONFIG_GLOBAL"] = OperatingSystem.IsWindows() ? "NUL" : "/dev/null";
        (string, string)[] settings =
        [
            ("user.name", "A"),
            ("user.email", "a@example.org"),
            ("protocol.file.allow", "always"),
            ("init.defaultBranch", "main"),
        ];
        start.Environment["GIT_CONFIG_COUNT"] = $"{settings.Length}";
        for (var i = 0; i < settings.Length; i++)
            (start.Environment[$"GIT_CONFIG_KEY_{i}"], start.Environment[$"GIT_CONFIG_VALUE_{i}"]) = settings[i];
        return Process.Start(start)!;
    }

    private static bool IsThere()
    {
        try
        {
            using var process = Start(Path.GetTempPath(), "--version");
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
