using PoolCoordination.Settings;

namespace PoolCoordination.Hooks;

/// <summary>What becomes of an edit.</summary>
/// <param name="Word">A value of the option <c>guard</c>: <c>deny</c>, <c>ask</c>, <c>warn</c> or <c>off</c>.</param>
/// <param name="Reason">What the model is told; empty where nothing.</param>
internal sealed record GuardDecision(string Word, string Reason)
{
    /// <summary>The word for an edit that passes and of which the model is told something.</summary>
    public const string Warn = "warn";

    /// <summary>What becomes of an edit where claims cannot be known, by the option <c>remoteAway</c>.</summary>
    /// <param name="settings">The pool's settings.</param>
    /// <param name="path">The file; null where not even that is known.</param>
    /// <param name="reason">Why they cannot be known, a sentence.</param>
    public static GuardDecision Unknown(PoolSettings settings, string? path, string reason) =>
        settings.Value(PoolOption.Guard).Value == "off"
            ? None
            : new GuardDecision(
                settings.Value(PoolOption.RemoteAway).Value!,
                $"Cannot determine whether another instance has claimed {(path is null ? "the file" : EditGuard.Quote(path))}: {reason}"
            );

    /// <summary>The edit passes, and the model is told something; nothing, where that is empty.</summary>
    public static GuardDecision Telling(string text) => text.Length == 0 ? None : new GuardDecision(Warn, text);

    /// <summary>The edit passes, and nothing is said.</summary>
    public static GuardDecision None { get; } = new("off", "");
}
