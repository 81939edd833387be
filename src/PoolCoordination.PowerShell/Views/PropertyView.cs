using System.Collections;
using System.Management.Automation;
using PoolCoordination.Entries;
using PoolCoordination.PowerShell.Parameters;
using PoolCoordination.Text;

namespace PoolCoordination.PowerShell.Views;

/// <summary>
/// What the views show of a property. Another writer's text goes to a terminal here, so each is made one line without escape sequences
/// and credentials. A property is taken as it is, and as what became of it in a job, a file or on another machine.
/// </summary>
public static class PropertyView
{
    private const int Longest = 4000;

    /// <summary>How long ago a moment was, in its largest unit; zero for one in the future.</summary>
    /// <param name="moment">The moment.</param>
    public static string Age(object? moment)
    {
        var (now, then) = (DateTimeOffset.UtcNow, PointInTime.Of(moment));
        return Duration.Brief(now > then ? now - then : TimeSpan.Zero);
    }

    /// <summary>Gets the age of a moment, such as <c>5m ago</c>.</summary>
    /// <param name="moment">The moment.</param>
    public static string Ago(object? moment) => Age(moment) + " ago";

    /// <summary>How long it is until a moment, in its largest unit.</summary>
    /// <param name="moment">The moment.</param>
    public static string Left(object? moment) => Duration.Brief(PointInTime.Of(moment) - DateTimeOffset.UtcNow);

    /// <summary>A moment in this machine's zone.</summary>
    /// <param name="moment">The moment.</param>
    public static string Time(object? moment) => LocalTime.Full(PointInTime.Of(moment));

    /// <summary>An action's word, in its colour where the style of the session and its output take colours.</summary>
    /// <param name="action">The action.</param>
    /// <param name="style">The session's <c>$PSStyle</c>.</param>
    public static string Action(object? action, object? style)
    {
        var known = LanguagePrimitives.ConvertTo<PoolAction>(action);
        var word = PoolActionName.Of(known);
        var palette = new Palette(style);
        return palette.IsPlain ? word : $"{palette.Foreground(ColourOf(known))}{word}{palette.Reset}";
    }

    /// <summary>The scores of an entry, the highest first.</summary>
    /// <param name="scores">Instance and score.</param>
    public static string Relevance(object? scores) => Line(RelevanceScores.Of(EntryMembers.Scores(scores)).ToString());

    /// <summary>One line of a text, or of a list of texts with commas between them, without escape sequences and credentials.</summary>
    /// <param name="text">The text or the list.</param>
    public static string Line(object? text) =>
        Sanitizer.ForDisplay(
            (text is PSObject wrapped ? wrapped.BaseObject : text) switch
            {
                string line => line,
                IEnumerable parts => string.Join(", ", parts.Cast<object?>().Select(LanguagePrimitives.ConvertTo<string>)),
                var other => LanguagePrimitives.ConvertTo<string>(other) ?? "",
            },
            Longest
        );

    /// <summary>A line for each object of a list.</summary>
    /// <param name="list">The list.</param>
    public static string Lines(object? list) =>
        string.Join(
            Environment.NewLine,
            ((list is PSObject wrapped ? wrapped.BaseObject : list) as IEnumerable)?.Cast<object?>().Select(Line) ?? []
        );

    private static string ColourOf(PoolAction action) =>
        action switch
        {
            PoolAction.Completed => "Green",
            PoolAction.Blocked => "Red",
            PoolAction.Claimed => "Yellow",
            _ => "Cyan",
        };
}
