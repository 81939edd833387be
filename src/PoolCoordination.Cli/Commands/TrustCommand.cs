using System.CommandLine;
using PoolCoordination.Cli.Help;
using PoolCoordination.Host;
using PoolCoordination.Trust;

namespace PoolCoordination.Cli.Commands;

/// <summary><c>pool trust</c>: approves a project pool that is there, takes that back, and lists what is approved.</summary>
internal static class TrustCommand
{
    public static Command Create()
    {
        var path = new Argument<string?>("path")
        {
            Description = "The folder of the project or of the pool (default: the working folder).",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var revoke = new Option<bool>("--revoke") { Description = "Revoke the approval." };
        path.CompletionSources.Add(PoolValues.Paths);
        var list = new Option<bool>("--list") { Description = "List the approved pools." };
        var command = new Command("trust", "Approve a project pool for use.") { path, revoke, list };
        command.Validators.Add(result =>
        {
            if (result.GetValue(list) && (result.GetValue(revoke) || result.GetValue(path) is not null))
                result.AddError("--list cannot be combined with a path or --revoke.");
        });
        command.SetAction(parsed =>
        {
            var environment = PoolEnvironment.OfProcess;
            var trust = new PoolTrust(environment);
            var full = Path.GetFullPath(parsed.GetValue(path) ?? "", environment.WorkingFolder);
            if (parsed.GetValue(list))
                List(trust, parsed);
            else if (parsed.GetValue(revoke))
                parsed.Say($"The project pool '{trust.Revoke(full).Path}' is no longer approved.");
            else
                parsed.Say(trust.Approve(trust.Find(full)).Summary);
        });
        return command;
    }

    private static void List(PoolTrust trust, ParseResult parsed)
    {
        foreach (var pool in trust.Approved())
        {
            var server = pool.Server is null ? "" : $"  {pool.Server}";
            var refusal = pool.Refusal is null ? "" : $"  (not used: {pool.Refusal})";
            parsed.Say($"{pool.Path}{server}{refusal}");
        }
    }
}
