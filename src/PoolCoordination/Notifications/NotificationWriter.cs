using PoolCoordination.Entries;
using PoolCoordination.Json;

namespace PoolCoordination.Notifications;

/// <summary>Writes notifications for programs.</summary>
internal static class NotificationWriter
{
    private const string Prefix = "POOL_NOTIFICATION_";

    /// <summary>
    /// A notification as JSON text without a line break: <c>kind</c> (<c>blocked</c>, <c>unblocked</c>, <c>claim-taken</c>),
    /// <c>instance</c>, <c>other</c>, <c>subject</c>, <c>title</c>, <c>body</c>, and <c>entry</c>, a line of the protocol.
    /// </summary>
    public static string Text(PoolNotification notification)
    {
        ArgumentNullException.ThrowIfNull(notification);
        var line = new JsonLine();
        foreach (var (name, value) in Members(notification))
            line.Add(name, value);
        return line.Add("entry", new JsonLine().AddObject(EntryWriter.Text(notification.Entry))).ToString();
    }

    /// <summary>The same as variables: <c>POOL_NOTIFICATION_KIND</c>, <c>_INSTANCE</c>, <c>_OTHER</c> and so on.</summary>
    public static IReadOnlyDictionary<string, string> Variables(PoolNotification notification)
    {
        ArgumentNullException.ThrowIfNull(notification);
        return Members(notification)
            .ToDictionary(member => Prefix + member.Name.ToUpperInvariant(), member => member.Value, StringComparer.Ordinal);
    }

    private static IEnumerable<(string Name, string Value)> Members(PoolNotification notification) =>
        [
            ("kind", WordOf(notification.Kind)),
            ("instance", notification.Instance),
            ("other", notification.Other),
            ("subject", notification.Subject),
            ("title", notification.Title),
            ("body", notification.Body),
        ];

    private static string WordOf(NotificationKind kind) =>
        kind switch
        {
            NotificationKind.Blocked => "blocked",
            NotificationKind.Unblocked => "unblocked",
            _ => "claim-taken",
        };
}
