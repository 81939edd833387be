using System.CommandLine;
using PoolCoordination.Host;
using PoolCoordination.Pools;
using PoolCoordination.Trust;

namespace PoolCoordination.Cli.Commands;

/// <summary><c>pool init</c>: makes what the pool needs on its server.</summary>
internal static class InitCommand
{
    public static Command Create()
    {
        var grant = new Option<string[]>("--grant")
        {
            Description = "Existing roles of the server that are granted read and append access.",
            HelpName = "role",
            AllowMultipleArgumentsPerToken = true,
        };
        var project = new Option<bool>("--project")
        {
            Description = "Create the project's pool: in the git directory that all worktrees share, or in .claude/pool without git.",
        };
        var command = new Command("init", "Create the pool if it does not exist.") { grant, project };
        command.Validators.Add(result =>
        {
            if (result.GetValue(project) && result.GetValue(SharedOptions.Pool) is not null)
                result.AddError("--project and --pool cannot be combined.");
        });
        command.SetAction(parsed =>
        {
            var pool = parsed.GetValue(project)
                ? PoolOpening.At(ProjectPoolMaker.Make(PoolEnvironment.OfProcess, SharedOptions.Notify))
                : parsed.OpenPool(PoolUse.Any);
            foreach (var problem in pool.Log.Initialize(parsed.GetValue(grant) ?? []))
                SharedOptions.Notify(problem.Message);
            parsed.Say($"The pool {pool.Location.Name} is ready.");
        });
        return command;
    }
}
