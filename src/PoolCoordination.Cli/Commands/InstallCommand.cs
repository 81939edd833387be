using System.CommandLine;
using PoolCoordination.Installation;
using PoolCoordination.Trust;

namespace PoolCoordination.Cli.Commands;

/// <summary><c>pool install</c>: writes the hooks into Claude Code's settings.</summary>
internal static class InstallCommand
{
    public static Command Create()
    {
        var scope = Scope();
        var inPlace = new Option<bool>("--in-place")
        {
            Description = "Run pool-hook from this executable's folder instead of a copy, for development of pool itself.",
        };
        var auto = new Option<bool>("--auto")
        {
            Description = "Also turn on automatic mode: write an entry when an answer without a block reports a completion or blocker.",
        };
        var statusLine = new Option<bool>("--statusline") { Description = "Also show the pool in Claude Code's status line." };
        var dryRun = DryRun();
        var command = new Command("install", "Add the hooks to Claude Code's settings; all other settings are kept.")
        {
            scope,
            inPlace,
            auto,
            statusLine,
            dryRun,
        };
        command.SetAction(parsed =>
        {
            var pool = PoolOpening.Open(parsed.GetValue(SharedOptions.Pool));
            var poolPath = parsed.GetValue(SharedOptions.Pool) is null ? null : pool.Location.Name;
            var installation = new HookInstallation(pool.Environment, parsed.GetValue(scope))
            {
                HasStatusLine = parsed.GetValue(statusLine),
            };
            var approve = Approve(parsed, installation, parsed.GetValue(dryRun));
            var result = parsed.GetValue(inPlace)
                ? installation.Install(HookHandler.Native(PoolExecutable.HookPath, poolPath), approve)
                : installation.Install(PoolExecutable.Folder, poolPath, approve);
            Report(parsed, result);
            if (parsed.GetValue(auto) && !parsed.GetValue(dryRun))
            {
                var present = HookInstallation.TurnOnAutomaticMode(pool);
                parsed.Say($"Automatic mode is on in {pool.Location.SettingsPath}.");
                if (present.OverrideNotice is { } notice)
                    SharedOptions.Notify(notice);
            }

            // A question comes after what was said before it.
            parsed.InvocationConfiguration.Output.Flush();
            UnusedPools.Offer(new PoolTrust(pool.Environment), parsed.GetValue(dryRun));
        });
        return command;
    }

    /// <summary>Whose settings; the user's by default.</summary>
    public static Option<InstallationScope> Scope()
    {
        var option = new Option<InstallationScope>("--scope")
        {
            Description = "Which settings to change: user (default) or project.",
            HelpName = "user|project",
        };
        option.CompletionSources.Clear();
        option.CompletionSources.Add("user", "project");
        return option;
    }

    /// <summary>Whether to show the change only.</summary>
    public static Option<bool> DryRun() => new("--dry-run") { Description = "Show the changes without making them." };

    /// <summary>Lets a plan be made, or shows it where nothing is to be changed.</summary>
    public static Func<InstallationPlan, bool> Approve(ParseResult parsed, HookInstallation installation, bool isDryRun) =>
        plan =>
        {
            if (isDryRun)
                parsed.InvocationConfiguration.Output.Write($"{installation.SettingsPath}:\n{plan.Text}");
            return !isDryRun;
        };

    /// <summary>Says what was done.</summary>
    public static void Report(ParseResult parsed, InstallationResult result)
    {
        foreach (var notice in result.Notices)
            parsed.Say(notice);
    }
}
