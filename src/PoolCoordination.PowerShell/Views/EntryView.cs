using System.Globalization;
using PoolCoordination.Entries;
using PoolCoordination.Hygiene;

namespace PoolCoordination.PowerShell.Views;

/// <summary>
/// What the views of an entry show. Another writer's text goes to a terminal here, so each is made one line without escape sequences and
/// credentials.
/// </summary>
public static class EntryView
{
    private const int Longest = 4000;

    /// <summary>How old it is, in its largest unit.</summary>
    public static string Age(PoolEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Duration.Brief(entry.Age);
    }

    /// <summary>The action's word, in its colour where the style of the session and its output take colours.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="style">The session's <c>$PSStyle</c>.</param>
    public static string Action(PoolEntry entry, object? style)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var word = PoolActionName.Of(entry.Action);
        var palette = new Palette(style);
        return palette.IsPlain ? word : $"{palette.Foreground(ColourOf(entry.Action))}{word}{palette.Reset}";
    }

    /// <summary>The paths and names it touches, in one line.</summary>
    public static string Affects(PoolEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Line(entry.Affects.ToString());
    }

    /// <summary>A moment in this machine's zone.</summary>
    public static string Time(DateTimeOffset moment) => moment.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);

    /// <summary>How long ago a moment was, such as <c>5m ago</c>.</summary>
    public static string Ago(DateTimeOffset moment)
    {
        var now = DateTimeOffset.UtcNow;
        return Duration.Brief(now > moment ? now - moment : TimeSpan.Zero) + " ago";
    }

    /// <summary>The scores that stand in the entry, the highest first.</summary>
    public static string Relevance(PoolEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Line(entry.Relevance.ToString());
    }

    /// <summary>One line of a text, without escape sequences and credentials.</summary>
    public static string Line(string? text) => Sanitizer.ForDisplay(text ?? "", Longest);

    private static string ColourOf(PoolAction action) =>
        action switch
        {
            PoolAction.Completed => "Green",
            PoolAction.Blocked => "Red",
            PoolAction.Claimed => "Yellow",
            _ => "Cyan",
        };
}
