namespace PoolCoordination.Json;

/// <summary>
/// Finds where an object or list ends while its text comes in piece by piece. It counts brackets; what stands between them is judged by who
/// reads it.
/// </summary>
internal struct JsonEnd
{
    private int _depth;
    private bool _isInString;
    private bool _isEscaped;

    /// <summary>Whether the outermost object or list ends in the next piece of the text.</summary>
    public bool IsIn(ReadOnlySpan<byte> piece)
    {
        var at = 0;
        while (at < piece.Length)
        {
            if (_isEscaped)
                _isEscaped = false;
            else if (_isInString && !MoveToMark(piece, ref at))
                return false;
            else if (IsEnd(piece[at]))
                return true;
            at++;
        }

        return false;
    }

    /// <summary>Moves to what can end a string, past all that cannot: most of a text is in strings.</summary>
    private static bool MoveToMark(ReadOnlySpan<byte> piece, ref int at)
    {
        var length = piece[at..].IndexOfAny((byte)'"', (byte)'\\');
        at += length;
        return length >= 0;
    }

    private bool IsEnd(byte value)
    {
        switch (value)
        {
            case (byte)'"':
                _isInString = !_isInString;
                return false;
            case (byte)'\\':
                _isEscaped = _isInString;
                return false;
            case (byte)'{' or (byte)'[' when !_isInString:
                _depth++;
                return false;
            case (byte)'}' or (byte)']' when !_isInString:
                return --_depth == 0;
            default:
                return false;
        }
    }
}
