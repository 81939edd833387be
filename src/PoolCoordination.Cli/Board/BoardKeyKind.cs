namespace PoolCoordination.Cli.Board;

/// <summary>The keys that mean something to a board.</summary>
internal enum BoardKeyKind
{
    /// <summary>One that types a text.</summary>
    Text,

    /// <summary>A text that was pasted: it is none of keys.</summary>
    Paste,

    /// <summary>Enter.</summary>
    Enter,

    /// <summary>Escape.</summary>
    Escape,

    /// <summary>Backspace.</summary>
    Backspace,

    /// <summary>The arrow up.</summary>
    Up,

    /// <summary>The arrow down.</summary>
    Down,

    /// <summary>Page up.</summary>
    PageUp,

    /// <summary>Page down.</summary>
    PageDown,

    /// <summary>Ctrl+C, and the end of the input.</summary>
    Interrupt,

    /// <summary>Ctrl+Z.</summary>
    Suspend,

    /// <summary>Ctrl+L: draw all anew.</summary>
    Redraw,
}
