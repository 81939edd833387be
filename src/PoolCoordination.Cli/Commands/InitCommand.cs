using System.CommandLine;

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
        var command = new Command("init", "Make what the pool needs, on its server or as a file, where it is missing.") { grant };
        command.SetAction(parsed =>
        {
            var pool = parsed.OpenPool();
            pool.Log.Initialize(parsed.GetValue(grant) ?? []);
            parsed.InvocationConfiguration.Output.WriteLine($"The pool {pool.Location.Name} is ready.");
        });
        return command;
    }
}
