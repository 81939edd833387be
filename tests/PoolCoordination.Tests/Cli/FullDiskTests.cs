using System.Diagnostics;
using PoolCoordination.Tests.Plugin;

namespace PoolCoordination.Tests.Cli;

/// <summary>A home folder on a disk that is full: a small file system of the test's own, which the kernel gives to root alone.</summary>
public sealed class FullDiskTests : IDisposable
{
    private const string Own = "{\n  \"model\": \"opus\"\n}\n";
    private const string Full = "the disk is full";

    /// <summary>Takes what is left of the disk.</summary>
    private const string Fill = "cat /dev/zero > \"$HOME/filler\" 2>/dev/null";

    /// <summary>Settings of the user's own, in a folder that has been used.</summary>
    private const string Settings =
        "mkdir -p \"$HOME/.claude/pool\"; printf '{\\n  \"model\": \"opus\"\\n}\\n' > \"$HOME/.claude/settings.json\"";

    private readonly ScratchFolder _folder = new();
    private readonly PoolProcess _pool;

    public FullDiskTests() => _pool = new PoolProcess(_folder.Folder("home"), _folder.Path);

    public void Dispose() => _folder.Dispose();

    [Theory]
    // The copy, the settings, and those that have a second name, so that they are written in place.
    [InlineData("", "")]
    [InlineData("", "--in-place")]
    [InlineData("ln \"$HOME/.claude/settings.json\" \"$HOME/.claude/other\"", "--in-place")]
    public void An_installation_says_so_and_leaves_the_settings_as_they_are(string before, string option)
    {
        var result = OnDisk($"{Settings}\n{before}\n{Fill}\n\"$0\" install {option}\ncode=$?\n{Show}");

        Assert.Contains(Full, result.Error, StringComparison.Ordinal);
        Assert.Equal($"1\n{Own}", result.Output);
    }

    [Fact]
    public void An_installation_that_fails_after_the_backup_leaves_none()
    {
        var roomForOne = "truncate -s -4096 \"$HOME/filler\"";

        var result = OnDisk(
            $"{Settings}\n{Fill}\n{roomForOne}\n\"$0\" install --in-place\ncode=$?\nls \"$HOME/.claude\" | grep backup\n{Show}"
        );

        Assert.Contains(Full, result.Error, StringComparison.Ordinal);
        Assert.Equal($"1\n{Own}", result.Output);
    }

    [Theory]
    [InlineData("")]
    [InlineData("rm \"$HOME/.claude/settings.json.pool-backup\"")]
    [InlineData("ln \"$HOME/.claude/settings.json\" \"$HOME/.claude/other\"")]
    public void A_removal_leaves_the_settings_whole_as_with_the_hooks_or_without(string before)
    {
        var result = OnDisk(
            $"""
            {Settings}
            "$0" install --in-place >/dev/null
            cp "$HOME/.claude/settings.json" installed
            {before}
            {Fill}
            "$0" uninstall >/dev/null
            code=$?
            if [ $code != 0 ]; then
              cmp "$HOME/.claude/settings.json" installed
              rm "$HOME/filler"
              "$0" uninstall >/dev/null
              code=$?
            fi
            {Show}
            """
        );

        Assert.Equal($"0\n{Own}", result.Output);
        Assert.True(result.Error.Length == 0 || result.Error.Contains(Full, StringComparison.Ordinal), result.Error);
    }

    [Fact]
    public void The_plugin_starts_its_hooks_without_the_link()
    {
        var plugin = BuiltPlugin.In(_folder["market"]).Folder;
        var result = OnDisk(
            $"""
            cp -r '{plugin}' "$HOME/plugin"
            mkdir -p "$HOME/.claude/pool"
            # Neither a block nor a file more.
            {Fill}
            mount -o remount,nr_inodes=$(($(df --output=iused "$HOME" | tail -1))) tmpfs "$HOME"
            for arguments in '--plugin --link' --plugin; do
              echo '{Start}' | "$HOME/plugin/bin/pool-hook" $arguments | grep -q pool && echo told
            done
            [ -e "$HOME/plugin/bin/current" ] || echo none
            """
        );

        Assert.Equal(("told\ntold\nnone\n", ""), (result.Output, result.Error));
    }

    private static string Start =>
        """{"hook_event_name": "SessionStart", "session_id": "aaaaaaaa-1", "source": "startup"}""";

    /// <summary>The exit code, and the settings.</summary>
    private static string Show => "echo $code; cat \"$HOME/.claude/settings.json\"";

    /// <summary>Runs a script of the shell, to which <c>"$0"</c> is <c>pool</c>, with the home folder on a disk of its own.</summary>
    private PoolProcess.Result OnDisk(string script)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && CanMount(), "a file system of its own can only root have on Linux");
        const string mount = "mount -t tmpfs -o size=40m tmpfs \"$HOME\" || exit 9\n";
        return _pool.RunExecutable("/usr/bin/unshare", "", "--mount", "/bin/sh", "-c", mount + script, Repository.PoolExecutable);
    }

    private static bool CanMount()
    {
        try
        {
            using var process = Process.Start("unshare", ["--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"])!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
