using System.CommandLine;
using PoolCoordination.Trust;

namespace PoolCoordination.Cli.Commands;

/// <summary><c>pool init</c>: makes what the pool needs on its server.</summary>
internal static class InitCommand
{
    public static Command Create()
    {
        var grant = new Option<string[]>("--grant")
        {
            Description = "Roles of the server that may append and read, but change nothing; they exist already.",
            HelpName = "role",
            AllowMultipleArgumentsPerToken = true,
        };
        var project = new Option<bool>("--project")
        {
            Description = "Make the pool of the project: in its git directory, which no clone brings and all worktrees share, else in .claude/pool.",
        };
        var command = new Command("init", "Make what the pool needs, on its server or as a file, where it is missing.") { grant, project };
        command.Validators.Add(result =>
        {
            if (result.GetValue(project) && result.GetValue(SharedOptions.Pool) is not null)
                result.AddError("--project and --pool both say where the pool is; give one of them.");
        });
        command.SetAction(parsed =>
        {
            var pool = parsed.GetValue(project) ? new Pool(ProjectPoolMaker.Make(PoolEnvironment.OfProcess, SharedOptions.Notify), PoolEnvironment.OfProcess) : parsed.OpenPool();
            foreach (var problem in pool.Log.Initialize(parsed.GetValue(grant) ?? []))
                SharedOptions.Notify(problem.Message);
            parsed.Say($"The pool {pool.Location.Name} is ready.");
        });
        return command;
    }
}
