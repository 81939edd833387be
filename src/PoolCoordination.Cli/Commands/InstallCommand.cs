using System.CommandLine;
using PoolCoordination.Installation;
using PoolCoordination.Settings;
using PoolCoordination.Trust;

namespace PoolCoordination.Cli.Commands;

/// <summary><c>pool install</c>: writes the hooks into Claude Code's settings.</summary>
internal static class InstallCommand
{
    public static Command Create()
    {
        var scope = Scope();
        var auto = new Option<bool>("--auto") { Description = "Also write an entry for a completion or blocker without a block." };
        var dryRun = DryRun();
        var command = new Command("install", "Write the hooks into Claude Code's settings; everything else in them stays.") { scope, auto, dryRun };
        command.SetAction(parsed =>
        {
            var pool = Pool.Open(PoolEnvironment.OfProcess, parsed.GetValue(SharedOptions.Pool));
            var handler = HookHandler.Native(PoolExecutable.FullPath, parsed.GetValue(SharedOptions.Pool) is null ? null : pool.Location.Name);
            var installer = new HookInstaller(HookInstaller.SettingsPath(pool.Environment, parsed.GetValue(scope)));
            Carry(parsed, installer.PlanInstall(handler), parsed.GetValue(dryRun), "The hooks are in", "The hooks are already in");
            if (parsed.GetValue(auto) && !parsed.GetValue(dryRun))
            {
                new SettingsFile(pool.Location).SetOption(PoolOption.Auto, "on");
                parsed.InvocationConfiguration.Output.WriteLine($"Automatic mode is on in {pool.Location.SettingsPath}.");
            }

            UnusedPools.Offer(new PoolTrust(pool.Environment), parsed.GetValue(dryRun));
        });
        return command;
    }

    /// <summary>Whose settings; the user's by default.</summary>
    public static Option<InstallationScope> Scope() =>
        new("--scope") { Description = "Whose settings: the user's (the default), or the project's.", HelpName = "user|project" };

    /// <summary>Whether to show the change only.</summary>
    public static Option<bool> DryRun() => new("--dry-run") { Description = "Show the change and do not make it." };

    /// <summary>Shows or makes a change, and says what was done.</summary>
    public static void Carry(ParseResult parsed, SettingsChange change, bool isDryRun, string done, string nothing)
    {
        var output = parsed.InvocationConfiguration.Output;
        if (!change.IsNeeded)
        {
            output.WriteLine($"{nothing} {change.Path}; nothing was changed.");
        }
        else if (isDryRun)
        {
            output.WriteLine($"{change.Path}:");
            output.Write(change.Difference);
        }
        else
        {
            change.Apply();
            output.WriteLine($"{done} {change.Path}.");
        }
    }
}
