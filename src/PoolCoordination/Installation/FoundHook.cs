using PoolCoordination.Text;

namespace PoolCoordination.Installation;

/// <summary>A hook of the pool in a settings file.</summary>
/// <param name="Event">The event at which it runs; empty in a file of code, which has all.</param>
/// <param name="Handler">What it starts.</param>
/// <param name="IsByHand">Whether it has not the form in which an installation writes it.</param>
internal sealed record FoundHook(string Event, HookHandler Handler, bool IsByHand)
{
    /// <summary>The whole command, by which a client tells hooks apart.</summary>
    public string Command { get; init; } = "";

    /// <summary>Whether the command has more than the start of ours, which a person wrote.</summary>
    public bool HasMore { get; init; }

    /// <summary>Whether it begins with something else, such as <c>env</c>: a removal leaves it to the person who wrote it.</summary>
    public bool IsWrapped { get; init; }

    /// <summary>
    /// Whether an installation keeps the command, and changes at most the path of the executable in it: one whose path is written in
    /// another way, with a backslash, is not.
    /// </summary>
    /// <param name="handler">What is installed.</param>
    public bool IsKeptBy(HookHandler handler) => IsWrapped || (HasMore && (Handler.Command == handler.Command || IsRenamedBy(handler)));

    /// <summary>
    /// Whether the path of an installed executable can stand in the command in place of its own, whatever quotes are there.
    /// </summary>
    /// <param name="handler">What is installed.</param>
    public bool IsRenamedBy(HookHandler handler) =>
        !Handler.IsFormer
        && !handler.IsPowerShell
        && Command.Contains(Handler.Command, StringComparison.Ordinal)
        && (Handler.HasSamePlace(handler) || (!IsWrapped && ShellCommand.Line(handler.Command, []) == handler.Command));
}
