namespace PoolCoordination.Text;

/// <summary>Commands in messages, to be copied into a shell. A folder's name can come from a clone, and must not run there.</summary>
internal static class ShellCommand
{
    /// <summary>A command on a path, in quotation marks; a path with other than plain characters has them itself.</summary>
    public static string Of(string command, string path) =>
        IsPlain(path) ? $"'{command} {path}'" : $"{command} '{path.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    private static bool IsPlain(string path)
    {
        foreach (var character in path)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('/' or '.' or '_' or '-' or '+' or '@' or ':' or '\\'))
                return false;
        }

        return true;
    }
}
