using System.Text;

namespace PoolCoordination.Shell.Syntax;

/// <summary>The commands between two backquotes, in which a backslash stands before what else would end them.</summary>
internal static class BackquotedText
{
    /// <summary>Reads up to and with the closing backquote.</summary>
    public static string Read(TextCursor cursor, bool isQuoted)
    {
        var text = new StringBuilder();
        while (!cursor.IsAtEnd && cursor.Current != '`')
        {
            if (cursor.Current == '\\' && (cursor.Following is '$' or '`' or '\\' || (isQuoted && cursor.Following == '"')))
                cursor.Advance();
            text.Append(cursor.Current);
            cursor.Advance();
        }

        cursor.Take('`');
        return text.ToString();
    }
}
