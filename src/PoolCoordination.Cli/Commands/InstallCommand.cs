using System.CommandLine;
using PoolCoordination.Agents.Known;
using PoolCoordination.Faults;
using PoolCoordination.Host;
using PoolCoordination.Installation;
using PoolCoordination.Trust;

namespace PoolCoordination.Cli.Commands;

/// <summary><c>pool install</c>: writes the hooks into the configuration of agents.</summary>
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
        var agent = Agent("Whose configuration gets the hooks (default: Claude Code, and each whose configuration is there).");
        var dryRun = DryRun();
        var command = new Command("install", "Add the hooks to the configuration of agents; everything else in it is kept.")
        {
            agent,
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
            var environment = pool.Environment;
            ForEach(
                AgentsOf(parsed, agent, environment, parsed.GetValue(scope)),
                name =>
                {
                    var installation = new HookInstallation(environment, parsed.GetValue(scope), name)
                    {
                        HasStatusLine = parsed.GetValue(statusLine),
                    };
                    var approve = Approve(parsed, installation, parsed.GetValue(dryRun));
                    var result = parsed.GetValue(inPlace)
                        ? installation.Install(HookHandler.Native(PoolExecutable.HookPath, poolPath), approve)
                        : installation.Install(PoolExecutable.Folder, poolPath, approve);
                    Report(parsed, result);
                }
            );
            if (parsed.GetValue(auto) && parsed.GetValue(dryRun))
                parsed.InvocationConfiguration.Output.Write($"{pool.Location.SettingsPath}:\n+  \"auto\": true\n");
            else if (parsed.GetValue(auto))
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

    /// <summary>The agents whose configuration is changed.</summary>
    public static Option<string[]> Agent(string description, bool arePatterns = false)
    {
        var option = new Option<string[]>("--agent")
        {
            Description = description,
            HelpName = string.Join('|', AgentName.All),
            AllowMultipleArgumentsPerToken = true,
        };
        option.CompletionSources.Add([.. AgentName.All]);
        if (arePatterns)
            return option;
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => KnownAgents.Named(token.Value) is null))
                result.AddError(KnownAgents.Unknown(token.Value));
        });
        return option;
    }

    /// <summary>
    /// The agents that are named; where none is, those whose configuration is there, which are said where they are several.
    /// </summary>
    public static IReadOnlyList<string> AgentsOf(
        ParseResult parsed,
        Option<string[]> option,
        PoolEnvironment environment,
        InstallationScope scope
    )
    {
        if (parsed.GetValue(option) is { Length: > 0 } given)
            return given;
        var found = HookInstallation.AgentsIn(environment, scope);
        if (found.Count > 1)
            parsed.Say($"Agents with a configuration here: {string.Join(", ", found)}.");
        return found;
    }

    /// <summary>Does something for each agent; what cannot be done for one is said when it was done for the others.</summary>
    /// <exception cref="PoolException">It could not be done for all.</exception>
    public static void ForEach(IReadOnlyList<string> agents, Action<string> action)
    {
        var faults = new List<string>();
        foreach (var agent in agents)
        {
            try
            {
                action(agent);
            }
            catch (Exception exception)
                when (agents.Count > 1 && exception is (PoolException or IOException or UnauthorizedAccessException))
            {
                faults.Add(exception.Message);
            }
        }

        if (faults.Count > 0)
            throw new PoolException(string.Join('\n', faults));
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
