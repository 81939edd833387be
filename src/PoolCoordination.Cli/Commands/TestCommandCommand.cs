using System.CommandLine;
using PoolCoordination.Cli.Output;
using PoolCoordination.Pools;

namespace PoolCoordination.Cli.Commands;

/// <summary><c>pool test-command</c>: what the guard sees in a line of commands and answers to it, without running it.</summary>
internal static class TestCommandCommand
{
    public static Command Create()
    {
        var line = new Argument<string>("command") { Description = "The line of commands, in quotation marks." };
        var powershell = new Option<bool>("--powershell") { Description = "PowerShell reads the line; else Bash." };
        var json = SharedOptions.Json();
        var command = new Command("test-command", "Print what the shell guard would say to a command, without running it.")
        {
            line,
            powershell,
            json,
        };
        command.SetAction(parsed =>
        {
            var pool = parsed.OpenPool(PoolUse.Any);
            var verdict = pool.JudgeCommand(
                new ShellLine(parsed.GetRequiredValue(line), pool.Environment.WorkingFolder)
                {
                    IsPowerShell = parsed.GetValue(powershell),
                },
                pool.Environment.SessionId
            );
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
                output.WriteLine(CommandVerdictWriter.Text(verdict));
            else
                new CommandVerdictPrinter(output).Print(verdict);
            return 0;
        });
        return command;
    }
}
