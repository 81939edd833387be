using FsCheck.Fluent;
using PoolCoordination.Shell.Syntax;

namespace PoolCoordination.Tests.Shell;

public sealed class DamagedCommandTests
{
    private static readonly string[] s_commands = [.. ShellJudgeTests.Commands.Select(row => row.Data)];

    private static readonly string[] s_pieces =
    [
        "'", "\"", "$(", ")", "`", "|", ";", "&&", ">", "{}", "*", "[", "--", "-", "=", ":", "~", "\0", "xargs ", "git ", "env ", "-exec ",
    ];

    private static readonly string[] s_situations = ["dirty", "claimed", "worktree"];

    private static readonly string[] s_names = ["git", "find", "xargs", "env", "rm", "mv", "sed", "bash", "tar", "dd", "kill", "npx"];

    [Fact]
    public void A_damaged_command_is_judged_without_an_exception() =>
        Holds.For(
            Gen.Zip(Gen.Elements(s_commands), Gen.Zip(Gen.Choose(0, 120), Gen.Elements(s_pieces))),
            choice =>
            {
                var (command, (place, piece)) = choice;
                var at = Math.Min(place, command.Length);
                string[] all = [command.Insert(at, piece), command[..at], command[at..], command[..at] + piece + command];
                foreach (var damaged in all)
                {
                    foreach (var situation in s_situations)
                    {
                        ShellScene.Judge(damaged, situation);
                        ShellScene.Judge(damaged, ShellScene.Situation(situation), isPowerShell: true);
                    }
                }
            },
            tests: 1000
        );

    [Fact]
    public void Words_of_any_text_are_judged_without_an_exception() =>
        Holds.For(
            Gen.Zip(Gen.Elements(s_names), Gen.OneOf(Any.Text, Gen.Elements(s_pieces)).ListOf()),
            choice =>
            {
                var words = new List<ShellWord> { new() { Text = choice.Item1 } };
                foreach (var text in choice.Item2)
                    words.Add(new ShellWord { Text = text, HasWildcards = text.Length % 2 == 0, IsBare = true });
                ShellScene.Judge([new SimpleCommand { Words = words }], "dirty");
            },
            tests: 2000
        );
}
