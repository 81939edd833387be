namespace PoolCoordination.Shell.Syntax;

/// <summary>Commands that take a shell to another folder.</summary>
internal static class FolderMoves
{
    /// <summary>Goes where the arguments of <c>cd</c> or <c>pushd</c> say.</summary>
    public static void Go(ShellScope shell, List<ShellWord> arguments, bool pushes)
    {
        var folder = Target(shell, arguments, pushes);
        if (pushes)
            shell.Push(folder);
        else
            shell.GoTo(folder);
    }

    /// <summary>Goes where <c>popd</c> leads.</summary>
    public static void GoBack(ShellScope shell, List<ShellWord> arguments)
    {
        if (arguments.Count == 0)
            shell.Pop();
        else
            shell.GoTo(null);
    }

    private static string? Target(ShellScope shell, List<ShellWord> arguments, bool pushes)
    {
        var target = arguments.Find(argument => argument.Text is not ['-', _, ..]);
        return target switch
        {
            null => pushes ? null : "~",
            { Text: "-" } => shell.PreviousFolder,
            { Text: null } or { HasWildcards: true } or { Text: ['+', ..] } => null,
            { Text: "" } => shell.Folder,
            _ => FolderPath.Combine(shell.Folder, target.Text),
        };
    }
}
