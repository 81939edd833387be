namespace PoolCoordination.Shell.Syntax;

/// <summary>What commands of PowerShell do to the shell itself.</summary>
internal static class PowerShellBuiltins
{
    private const string Going = " cd chdir sl set-location ";
    private const string Pushing = " pushd push-location ";
    private const string Popping = " popd pop-location ";

    /// <summary>Follows a command.</summary>
    public static void Run(ShellScope shell, SimpleCommand command)
    {
        if (command.Words[0].Text is not { } name)
            return;
        if (IsOneOf(Popping, name))
            shell.Pop();
        else if (IsOneOf(Pushing, name) && command.Words.Count == 1)
            shell.Push(shell.Folder);
        else if (IsOneOf(Pushing, name) || IsOneOf(Going, name))
            FolderMoves.Go(shell, Arguments(command), pushes: IsOneOf(Pushing, name));
    }

    private static bool IsOneOf(string names, string name) => names.Contains($" {name} ", StringComparison.OrdinalIgnoreCase);

    /// <summary>The arguments, with the separators of folders that bash uses.</summary>
    private static List<ShellWord> Arguments(SimpleCommand command)
    {
        var arguments = new List<ShellWord>();
        for (var i = 1; i < command.Words.Count; i++)
        {
            var word = command.Words[i];
            arguments.Add(new() { Text = word.Text?.Replace('\\', '/'), HasWildcards = word.HasWildcards });
        }

        return arguments;
    }
}
