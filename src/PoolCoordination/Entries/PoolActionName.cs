using PoolCoordination.Faults;

namespace PoolCoordination.Entries;

/// <summary>The words of the protocol for actions.</summary>
public static class PoolActionName
{
    /// <summary>All actions, in the order in which a status counts them.</summary>
    public static ReadOnlySpan<PoolAction> All => [PoolAction.Completed, PoolAction.Blocked, PoolAction.Claimed, PoolAction.Signaling];

    /// <summary>The words of all actions, in the same order.</summary>
    public static IReadOnlyList<string> Words { get; } = [.. All.ToArray().Select(Of)];

    /// <summary>What may stand around an action's word.</summary>
    internal static char[] Marks => [.. " \t*_`'\".,;:!"];

    /// <summary>The action's word in the log, in lower case.</summary>
    public static string Of(PoolAction action) =>
        action switch
        {
            PoolAction.Completed => "completed",
            PoolAction.Blocked => "blocked",
            PoolAction.Claimed => "claimed",
            _ => "signaling",
        };

    /// <summary>Reads an action's word as <see cref="TryParse"/> does, with an error that names the four.</summary>
    /// <exception cref="PoolException">It is none of them.</exception>
    public static PoolAction Parse(string text) =>
        TryParse(text, out var action) ? action : throw new PoolException($"'{text}' is not an action; use {string.Join(", ", Words)}.");

    /// <summary>Reads an action's word in any case, with the markup around it that models like to add.</summary>
    /// <returns>False where the text is none of the four words; the action is then <see cref="PoolAction.Signaling"/>.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out PoolAction action)
    {
        var word = text.Trim(Marks);
        foreach (var candidate in All)
        {
            if (word.Equals(Of(candidate), StringComparison.OrdinalIgnoreCase))
            {
                action = candidate;
                return true;
            }
        }

        action = PoolAction.Signaling;
        return false;
    }
}
