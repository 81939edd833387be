using PoolCoordination.Entries;

namespace PoolCoordination.Context;

/// <summary>The last line of a text in which not all entries fit.</summary>
internal static class LeftOut
{
    /// <summary>
    /// How many of each kind are left out, and what lists them: <c>… omitted: 2 blockers, 3 claims (pool list shows them)</c>; empty where
    /// none are.
    /// </summary>
    /// <param name="entries">All entries.</param>
    /// <param name="texts">What each says, null for one that is left out.</param>
    public static string Line(IReadOnlyList<ShownEntry> entries, string?[] texts)
    {
        var kinds = new List<string>();
        foreach (var action in PoolActionName.All)
        {
            var count = 0;
            for (var i = 0; i < texts.Length; i++)
                count += texts[i] is null && entries[i].Entry.Action == action ? 1 : 0;
            if (count > 0)
                kinds.Add($"{count} {Kind(action)}{(count == 1 ? "" : "s")}");
        }

        return kinds.Count == 0 ? "" : $"… omitted: {string.Join(", ", kinds)} (pool list shows them)\n";
    }

    private static string Kind(PoolAction action) =>
        action switch
        {
            PoolAction.Completed => "completion",
            PoolAction.Blocked => "blocker",
            PoolAction.Claimed => "claim",
            _ => "signal",
        };
}
