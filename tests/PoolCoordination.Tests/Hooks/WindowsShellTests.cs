using System.Text.Json.Nodes;
using PoolCoordination.Entries;

namespace PoolCoordination.Tests.Hooks;

/// <summary>On Windows shells of Unix have names of their own for drives: Git Bash, WSL, Cygwin.</summary>
public sealed class WindowsShellTests : IDisposable
{
    private readonly ScratchPool _pool = new();

    public void Dispose() => _pool.Dispose();

    [Theory]
    [InlineData("rm /DRIVE/src/auth.py")]
    [InlineData("rm -f /mnt/DRIVE/src/auth.py")]
    [InlineData("echo x > /cygdrive/DRIVE/src/auth.py")]
    [InlineData("cd /DRIVE && rm src/auth.py")]
    [InlineData("cd /DRIVE/src && rm auth.py")]
    public void A_command_that_names_a_claimed_file_by_them_is_denied(string command)
    {
        Assert.SkipUnless(OperatingSystem.IsWindows(), "Only Windows has drives.");
        var folder = _pool.InFolder();
        _pool.Add(
            new PoolEntry
            {
                Instance = "A",
                SessionId = "7c1d9e52",
                Action = PoolAction.Claimed,
                Topic = "Auth",
                Affects = [Path.Combine(folder, "src", "auth.py")],
            }
        );
        var drive = $"{char.ToLowerInvariant(folder[0])}{folder[2..].Replace('\\', '/')}";

        var output = new HookSession(_pool, "aaaaaaaa-1").Run(
            "PreToolUse",
            ("tool_name", "Bash"),
            ("tool_input", new JsonObject { ["command"] = command.Replace("DRIVE", drive, StringComparison.Ordinal) })
        );

        Assert.Contains("\"deny\"", output, StringComparison.Ordinal);
    }
}
