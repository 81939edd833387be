namespace PoolCoordination.Shell.Syntax;

/// <summary>A text that stands in the lines below a command, which reads it.</summary>
/// <param name="command">The command.</param>
/// <param name="delimiter">The line that ends the text.</param>
/// <param name="isQuoted">Whether the text is taken as it stands, without variables and commands.</param>
/// <param name="isIndented">Whether tabs may stand before the line that ends it.</param>
internal sealed class HereDocument(SyntaxNode command, string delimiter, bool isQuoted, bool isIndented)
{
    /// <summary>Reads the text, which begins here.</summary>
    public void Read(TextCursor cursor, int depth)
    {
        var start = cursor.Position;
        var end = FindEnd(cursor);
        if (isQuoted)
        {
            Add([new(WordPartKind.Quoted, cursor.Text[start..end])]);
            return;
        }

        var text = new TextCursor(cursor.Text, start, end);
        Add(new BashWordReader(text, depth).ReadText());
        if (text.HasFailed)
            cursor.Fail();
    }

    private void Add(WordPart[] text) => command.Redirections.Add(new(null, text));

    /// <summary>Goes after the text, and says where it ends.</summary>
    private int FindEnd(TextCursor cursor)
    {
        while (!cursor.IsAtEnd)
        {
            var end = cursor.Position;
            var line = cursor.Rest;
            var length = line.IndexOf('\n');
            line = length < 0 ? line : line[..length];
            cursor.Advance(line.Length + 1);
            if ((isIndented ? line.TrimStart('\t') : line).TrimEnd('\r').SequenceEqual(delimiter))
                return end;
        }

        return cursor.Position;
    }
}
