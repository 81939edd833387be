using PoolCoordination.Board;
using PoolCoordination.Entries;
using PoolCoordination.Host;

namespace PoolCoordination.Cli.Output;

/// <summary>Colours of a terminal (ECMA-48, SGR), or none.</summary>
internal sealed record Colors(bool IsOn)
{
    /// <summary>On where standard output is a terminal that shows them and <c>NO_COLOR</c> is not set.</summary>
    public static Colors OfTerminal(PoolEnvironment environment) =>
        new(!Console.IsOutputRedirected && environment.Variable("NO_COLOR") is null && environment.Variable("TERM") is not "dumb");

    /// <summary>A text in the colour of an action.</summary>
    public string Of(PoolAction action, string text) =>
        Paint(
            text,
            action switch
            {
                PoolAction.Completed => "32",
                PoolAction.Blocked => "31",
                PoolAction.Claimed => "33",
                _ => "36",
            }
        );

    /// <summary>A text in the colour of where a session stands.</summary>
    public string Of(BoardState state, string text) =>
        Paint(
            text,
            state switch
            {
                BoardState.Waiting => "32",
                BoardState.Blocked => "31",
                BoardState.Denied => "33",
                BoardState.Working => "36",
                BoardState.Dead => "35",
                _ => "2",
            }
        );

    /// <summary>A text of less weight.</summary>
    public string Faint(string text) => Paint(text, "2");

    /// <summary>A text about something that is wrong or in the way.</summary>
    public string Warning(string text) => Paint(text, "33");

    private string Paint(string text, string code) => IsOn ? $"\u001B[{code}m{text}\u001B[0m" : text;
}
