using System.Text;

namespace PoolCoordination.Text;

/// <summary>Commands in messages, to be copied into a shell. A folder's name can come from a clone, and must not run there.</summary>
internal static class ShellCommand
{
    // Each ends a text in single quotes in PowerShell, and doubled stands for itself (about_Quoting_Rules).
    private const string SingleQuotesOfPowerShell = "'‘’‚‛";

    /// <summary>
    /// A command on a path for the system's usual shell, in quotation marks; a path with other than plain characters has them itself.
    /// </summary>
    public static string Of(string command, string path) =>
        IsPlain(OperatingSystem.IsWindows() ? path.Replace('\\', '/') : path) ? $"'{command} {path}'"
        : OperatingSystem.IsWindows() ? $"{command} {QuotedForPowerShell(path)}"
        : $"{command} {Word(path)}";

    /// <summary>
    /// A line that starts an executable, for the shell of a client: a POSIX shell, on Windows too, where a backslash would quote what
    /// follows.
    /// </summary>
    public static string Line(string executable, IReadOnlyList<string> arguments) =>
        string.Join(' ', [OperatingSystem.IsWindows() ? $"\"{executable}\"" : Word(executable), .. arguments.Select(Word)]);

    /// <summary>
    /// The same line where others share it: on a machine that does not have the executable, it does nothing and succeeds.
    /// </summary>
    public static string GuardedLine(string executable, IReadOnlyList<string> arguments) =>
        $"command -v {Line(executable, [])} >/dev/null && exec {Line(executable, arguments)} || true";

    private static string Word(string text) => IsPlain(text) ? text : $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    /// <summary>A text as a word of PowerShell in which nothing is expanded, whatever is in it.</summary>
    public static string QuotedForPowerShell(string text)
    {
        var word = new StringBuilder("'");
        foreach (var character in text)
        {
            word.Append(character);
            if (SingleQuotesOfPowerShell.Contains(character, StringComparison.Ordinal))
                word.Append(character);
        }

        return word.Append('\'').ToString();
    }

    private static bool IsPlain(string path)
    {
        foreach (var character in path)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('/' or '.' or '_' or '-' or '+' or '@' or ':'))
                return false;
        }

        return true;
    }
}
