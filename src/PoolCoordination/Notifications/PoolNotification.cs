using PoolCoordination.Entries;

namespace PoolCoordination.Notifications;

/// <summary>That an entry concerns a session so much that its user should know at once. Its texts may be shown as they are.</summary>
/// <param name="Kind">Why it does.</param>
/// <param name="Instance">The name of the instance that it concerns.</param>
/// <param name="Other">The name of who blocks it, is done or took its claim; its own where it says itself that it is blocked.</param>
/// <param name="Subject">The topic of what blocks it, of what it waited for, or of the claim that it lost.</param>
/// <param name="Entry">The entry.</param>
public sealed record PoolNotification(NotificationKind Kind, string Instance, string Other, string Subject, PoolEntry Entry)
{
    /// <summary>Who is concerned and how, such as <c>C blocks A</c>.</summary>
    public string Title =>
        Kind switch
        {
            NotificationKind.Blocked when Other == Instance => $"{Instance} is blocked",
            NotificationKind.Blocked => $"{Other} blocks {Instance}",
            NotificationKind.Unblocked => $"{Instance} can go on",
            _ => $"{Other} took a claim of {Instance}",
        };

    /// <summary>What it is about: the subject, and what the entry says of it.</summary>
    public string Body => Entry.Summary.Length == 0 ? Subject : $"{Subject}: {Entry.Summary}";

    /// <summary>The title and what it is about.</summary>
    public override string ToString() => $"{Title}: {Subject}";
}
