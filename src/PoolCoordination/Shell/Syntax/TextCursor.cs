namespace PoolCoordination.Shell.Syntax;

/// <summary>A place in a text that is read once from its beginning to its end; after a failure there is nothing more to read.</summary>
/// <param name="text">The text, without the character that <see cref="End"/> is.</param>
/// <param name="start">Where the part to read begins.</param>
/// <param name="end">Where it ends.</param>
internal sealed class TextCursor(string text, int start, int end)
{
    /// <summary>Stands for the character after the last one.</summary>
    public const char End = '\0';

    private int _end = end;

    public TextCursor(string text)
        : this(text, 0, text.Length) { }

    /// <summary>The whole text.</summary>
    public string Text => text;

    /// <summary>Where the next character is.</summary>
    public int Position { get; private set; } = start;

    /// <summary>Whether something was not understood.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Whether all is read.</summary>
    public bool IsAtEnd => Position >= _end;

    /// <summary>The next character.</summary>
    public char Current => Peek(0);

    /// <summary>The one after it.</summary>
    public char Following => Peek(1);

    /// <summary>What is still to be read.</summary>
    public ReadOnlySpan<char> Rest => text.AsSpan(Position, _end - Position);

    /// <summary>The character so many places on.</summary>
    public char Peek(int distance) => Position + distance < _end ? text[Position + distance] : End;

    /// <summary>Whether this comes next.</summary>
    public bool Is(string expected) => Rest.StartsWith(expected, StringComparison.Ordinal);

    /// <summary>What was read since a place.</summary>
    public string Since(int place) => text[place..Position];

    /// <summary>Goes on by so many characters, at most to the end.</summary>
    public void Advance(int count = 1) => Position = Math.Min(Position + count, _end);

    /// <summary>Reads this if it comes next.</summary>
    public bool TryTake(char expected)
    {
        if (Current != expected || IsAtEnd)
            return false;
        Position++;
        return true;
    }

    /// <summary>Reads this if it comes next.</summary>
    public bool TryTake(string expected)
    {
        if (!Is(expected))
            return false;
        Position += expected.Length;
        return true;
    }

    /// <summary>Reads this, or fails.</summary>
    public void Take(char expected)
    {
        if (!TryTake(expected))
            Fail();
    }

    /// <summary>Gives up: the text is not understood.</summary>
    public void Fail()
    {
        HasFailed = true;
        _end = Position;
    }
}
