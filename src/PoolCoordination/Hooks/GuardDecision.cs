using PoolCoordination.Settings;

namespace PoolCoordination.Hooks;

/// <summary>A decision about an edit or a command of the shell.</summary>
/// <param name="Word">A value of the option <c>guard</c>: one of the words here.</param>
/// <param name="Reason">The message for the model; empty if there is none.</param>
internal sealed record GuardDecision(string Word, string Reason)
{
    /// <summary>The word for an edit that does not take place.</summary>
    public const string Deny = "deny";

    /// <summary>The word for an edit about which the person is asked.</summary>
    public const string Ask = "ask";

    /// <summary>The word for an edit that passes with a message for the model.</summary>
    public const string Warn = "warn";

    /// <summary>The word for an edit that passes without a look at it.</summary>
    public const string Off = "off";

    /// <summary>The name of the instance that is in the way; empty if none is, or it is not known.</summary>
    public string Holder { get; init; } = "";

    /// <summary>What the tool was about to do, where that is more than the edit of a file; empty else.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Whether the edit does not take place now.</summary>
    public bool IsBlocking => Word is Deny or Ask;

    /// <summary>Gets the decision about an edit if claims cannot be known, by the option <c>remoteAway</c>.</summary>
    /// <param name="settings">The pool's settings.</param>
    /// <param name="path">The file; null where not even that is known.</param>
    /// <param name="reason">Why they cannot be known, a sentence.</param>
    public static GuardDecision Unknown(PoolSettings settings, string? path, string reason) =>
        settings.Value(PoolOption.Guard).Value == Off
            ? None
            : new GuardDecision(
                settings.Value(PoolOption.RemoteAway).Value!,
                $"Cannot determine whether another instance has claimed {(path is null ? "the file" : EditGuard.Quote(path))}: {reason}"
            );

    /// <summary>The edit passes with a message for the model; without one where that is empty.</summary>
    public static GuardDecision Warning(string text) => text.Length == 0 ? None : new GuardDecision(Warn, text);

    /// <summary>The edit passes, and nothing is said.</summary>
    public static GuardDecision None { get; } = new(Off, "");

    /// <summary>Why.</summary>
    public override string ToString() => Reason;
}
