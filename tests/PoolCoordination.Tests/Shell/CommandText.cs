using PoolCoordination.Shell.Syntax;

namespace PoolCoordination.Tests.Shell;

/// <summary>Commands as a line of text: <c>[src] rm "a b" ? *.py > out | tee x</c>, where <c>?</c> is a word that is not known.</summary>
internal static class CommandText
{
    public static string Of(IReadOnlyList<SimpleCommand>? commands) =>
        commands is null ? "not understood" : string.Join(" ; ", commands.Select(Of));

    public static string Of(SimpleCommand command)
    {
        var parts = new List<string>();
        if (command.Folder != "")
            parts.Add($"[{command.Folder ?? "?"}]");
        parts.AddRange(command.Assignments.Select(assignment => $"{assignment.Key}={Of(assignment.Value)}"));
        parts.AddRange(command.Words.Select(Of));
        parts.AddRange(command.Redirections.Select(redirection => $"{Sign(redirection.Kind)}{Of(redirection.Target)}"));
        if (command.InputText is { } text)
            parts.Add($"<<{Of(text)}");
        return string.Join(' ', parts);
    }

    private static string Of(ShellWord word) =>
        word.Text switch
        {
            null => "?",
            "" => "''",
            { } text when text.AsSpan().ContainsAny(" \n;?") => $"'{text.Replace("\n", "\\n", StringComparison.Ordinal)}'",
            { } text => text,
        };

    private static string Sign(RedirectionKind kind) =>
        kind switch
        {
            RedirectionKind.Read => "<",
            RedirectionKind.Write => ">",
            _ => ">>",
        };
}
