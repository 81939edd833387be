using PoolCoordination.Shell.Syntax;

namespace PoolCoordination.Tests.Shell;

/// <summary>
/// The simple commands of a line as they are written, also those that do not run, with <c>?</c> for a word that is not known.
/// </summary>
internal static class SyntaxListing
{
    /// <summary>The words of each command; null if the line is not understood.</summary>
    public static List<string>? Of(string line)
    {
        var cursor = new TextCursor(line);
        var commands = new List<string>();
        Add(new BashCommandReader(cursor, 0).ReadAll(TextCursor.End), commands);
        return cursor.HasFailed ? null : commands;
    }

    private static void Add(SyntaxNode node, List<string> commands)
    {
        foreach (var word in node.Words)
            AddInner(word, commands);
        foreach (var value in node.Assignments.SelectMany(assignment => assignment.Values))
            AddInner(value, commands);
        foreach (var redirection in node.Redirections.Where(redirection => redirection.Kind is not null))
            AddInner(redirection.Target, commands);
        foreach (var redirection in node.Redirections.Where(redirection => redirection.Kind is null))
            AddInner(redirection.Target, commands);
        if (node.Kind == SyntaxKind.Simple)
        {
            var names = node.Assignments.Select(assignment => $"{assignment.Name}=");
            commands.Add(string.Join('\u00b7', names.Concat(node.Words.Select(Text))));
        }

        foreach (var child in node.Children)
            Add(child, commands);
    }

    private static void AddInner(WordPart[] word, List<string> commands)
    {
        foreach (var part in word)
        {
            if (part.Commands is { } inner)
                Add(inner, commands);
        }
    }

    private static string Text(WordPart[] word) =>
        Array.Exists(word, part => part.Kind is >= WordPartKind.Variable and <= WordPartKind.Unknown)
            ? "?"
            : string.Concat(word.Select(part => part.Text));
}
