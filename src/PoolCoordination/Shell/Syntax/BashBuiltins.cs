namespace PoolCoordination.Shell.Syntax;

/// <summary>What the commands of bash that are no programs do to the shell.</summary>
internal static class BashBuiltins
{
    private const string Declaring = " export declare typeset local readonly ";
    private const string Reading = " read unset mapfile readarray getopts let printf ";
    private const string Running = " eval source . ";

    /// <summary>Follows a command.</summary>
    public static void Run(ShellScope shell, SimpleCommand command)
    {
        var first = command.Words[0].Text is "builtin" or "command" ? 1 : 0;
        if (command.Words.Count <= first || command.Words[first].Text is not { Length: > 0 } name)
            return;
        var arguments = new List<ShellWord>();
        for (var i = first + 1; i < command.Words.Count; i++)
            arguments.Add(command.Words[i]);
        if (name is "cd" or "pushd")
            FolderMoves.Go(shell, arguments, pushes: name == "pushd");
        else if (name == "popd")
            FolderMoves.GoBack(shell, arguments);
        else if (IsOneOf(Declaring, name))
            Declare(shell, arguments);
        else if (IsOneOf(Reading, name))
            Unset(shell, arguments, name == "read" && command.Input is { } input ? [ShellWord.Of(input)] : null);
        else if (IsOneOf(Running, name))
            shell.Forget();
    }

    private static bool IsOneOf(string names, string name) => names.Contains($" {name} ", StringComparison.Ordinal);

    private static void Declare(ShellScope shell, List<ShellWord> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.Text is { } text && text.IndexOf('=') is > 0 and var equals)
                shell.Set(text[..equals], [new() { Text = text[(equals + 1)..] }]);
        }
    }

    private static void Unset(ShellScope shell, List<ShellWord> arguments, List<ShellWord>? values)
    {
        foreach (var argument in arguments)
        {
            if (argument.Text is { } name)
                shell.Set(name, values);
        }
    }
}
