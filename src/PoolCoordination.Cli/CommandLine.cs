using System.CommandLine;

namespace PoolCoordination.Cli;

/// <summary>The commands for people. Exit codes: 0 done, 1 failed with a message on standard error, 2 wrong usage.</summary>
internal static class CommandLine
{
    public static int Run(string[] arguments)
    {
        var root = new RootCommand("Share what Claude Code instances have done, claimed, found and are blocked by.");
        return root.Parse(arguments).Invoke();
    }
}
