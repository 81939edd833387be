using System.CommandLine;

namespace PoolCoordination.Cli.Commands;

/// <summary><c>pool completion</c>: the script by which a shell completes command lines of <c>pool</c>.</summary>
internal static class CompletionCommand
{
    public static Command Create()
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh, fish or pwsh." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "pwsh");
        var command = new Command("completion", "Print the completion script for a shell.") { shell };
        command.SetAction(parsed =>
        {
            using var script = typeof(CompletionCommand).Assembly.GetManifestResourceStream($"completion.{parsed.GetValue(shell)}")!;
            using var reader = new StreamReader(script);
            parsed.InvocationConfiguration.Output.Write(reader.ReadToEnd());
        });
        return command;
    }
}
