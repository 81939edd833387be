using PoolCoordination.Entries;

namespace PoolCoordination.Blocks;

/// <summary>The words that a model writes for an action: the four of the protocol, and near ones that mean the same.</summary>
internal static class ActionWord
{
    /// <summary>Reads a word in any case, with the marks around it that models like to add.</summary>
    /// <returns>False for another word; the action is then <see cref="PoolAction.Signaling"/>.</returns>
    public static bool TryParse(string text, out PoolAction action)
    {
        if (TryParseWord(text, out action))
            return true;
        // "✅ completed" and "claimed (until 15:00)", and not "claimed | completed", which chooses none.
        var start = 0;
        while (start < text.Length && !char.IsLetter(text[start]))
            start++;
        var end = start;
        while (end < text.Length && char.IsLetter(text[end]))
            end++;
        var rest = text[end..].TrimStart();
        return (rest.Length == 0 || !char.IsLetter(rest[0]))
            && !PoolActionName.Words.Any(other => rest.Contains(other, StringComparison.OrdinalIgnoreCase))
            && TryParseWord(text[start..end], out action);
    }

    private static bool TryParseWord(string text, out PoolAction action)
    {
        if (PoolActionName.TryParse(text, out action))
            return true;
        PoolAction? near = text.Trim(PoolActionName.Marks).ToUpperInvariant() switch
        {
            "CLAIM" or "CLAIMING" => PoolAction.Claimed,
            "DONE" or "COMPLETE" or "FIXED" => PoolAction.Completed,
            "BLOCK" or "BLOCKER" => PoolAction.Blocked,
            "SIGNAL" or "INFO" => PoolAction.Signaling,
            _ => null,
        };
        action = near ?? PoolAction.Signaling;
        return near is not null;
    }
}
