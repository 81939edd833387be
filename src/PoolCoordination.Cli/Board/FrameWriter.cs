using System.Text;

namespace PoolCoordination.Cli.Board;

/// <summary>
/// Writes frames to a terminal: each in one write, and between the marks by which a terminal shows it at once where it knows them.
/// </summary>
/// <param name="output">The terminal.</param>
/// <param name="characters">The characters that it shows.</param>
internal sealed class FrameWriter(Stream output, TerminalCharacters characters)
{
    // With marks round what is pasted (2004), by which it is told from keys.
    private const string Enter = "\u001B[?1049h\u001B[?25l\u001B[?2004h\u001B[2J";
    private const string Leave = "\u001B[0m\u001B[?2004l\u001B[?25h\u001B[?1049l";
    private const string BeginFrame = "\u001B[?2026h\u001B[H";
    private const string EndFrame = "\u001B[J\u001B[?2026l";
    private const string EndLine = "\u001B[K";

    private string _last = "";

    /// <summary>Takes the other screen of the terminal, so that the first stays as it is.</summary>
    public void Begin()
    {
        _last = "";
        Write(Enter);
    }

    /// <summary>Gives the first screen back.</summary>
    public void End() => Write(Leave);

    /// <summary>Shows a frame; nothing is written where it is the one that is shown.</summary>
    public void Show(IReadOnlyList<string> lines)
    {
        var frame = BeginFrame + characters.Of(string.Join(EndLine + "\r\n", lines)) + EndLine + EndFrame;
        if (frame == _last)
            return;
        _last = frame;
        Write(frame);
    }

    /// <summary>Has the next frame written whatever is shown.</summary>
    public void Forget() => _last = "";

    private void Write(string text) => output.Write(Encoding.UTF8.GetBytes(text));
}
