using System.Collections;
using System.Globalization;
using System.Management.Automation;
using PoolCoordination.Entries;
using PoolCoordination.Faults;

namespace PoolCoordination.PowerShell.Parameters;

/// <summary>The members of an entry on an object that is not one, by the names of its properties or those of the protocol.</summary>
internal sealed class EntryMembers(object source)
{
    private readonly PSObject _object = PSObject.AsPSObject(source);

    /// <summary>The entry; null where the object has no action and no topic, and so was never one.</summary>
    /// <exception cref="PoolException">A member has a value that an entry cannot have.</exception>
    public PoolEntry? ToEntry()
    {
        if (Value("Action") is null && Value("Topic") is null)
            return null;
        if (Value("Action") is not { } action || Value("Topic") is null)
            throw new PoolException(
                $"An entry needs an Action and a Topic; the object has no {(Value("Topic") is null ? "Topic" : "Action")}."
            );
        return new PoolEntry
        {
            Id = Text("Id") ?? "",
            Timestamp = PointInTime.Of(Value("Timestamp")),
            Instance = Text("Instance", "source_instance") ?? "",
            Action = action is string word ? PoolActionName.Parse(word) : LanguagePrimitives.ConvertTo<PoolAction>(action),
            Topic = Text("Topic") ?? "",
            Summary = Text("Summary") ?? "",
            Affects = List("Affects"),
            Blocks = Text("Blocks") ?? "",
            Ttl = TimeToLiveAttribute.Read(Value("Ttl")),
            Relevance = RelevanceScores.Of(Scores(Value("Relevance"))),
            SessionId = Text("SessionId", "session_id"),
            IsUnnamed = IsTrue("IsUnnamed", "unnamed"),
            Turn = Text("Turn"),
            RawHash = Text("RawHash", "raw_hash"),
            Root = Text("Root"),
            IsAutomatic = IsTrue("IsAutomatic", "auto"),
            Releases = Text("Releases"),
            Renews = Text("Renews"),
            IsForced = IsTrue("IsForced", "force"),
            OtherMembers = Text("OtherMembers") ?? "",
        };
    }

    private object? Value(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            var value = _object.BaseObject is IDictionary table ? ValueIn(table, name) : _object.Properties[name]?.Value;
            if (value is not null)
                return value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        }

        return null;
    }

    private static object? ValueIn(IDictionary table, string name)
    {
        foreach (DictionaryEntry member in table)
        {
            if (string.Equals(member.Key as string, name, StringComparison.OrdinalIgnoreCase))
                return member.Value;
        }

        return null;
    }

    private string? Text(params ReadOnlySpan<string> names) =>
        Value(names) is { } value && LanguagePrimitives.ConvertTo<string>(value) is { Length: > 0 } text ? text : null;

    private bool IsTrue(params ReadOnlySpan<string> names) =>
        Value(names) is { } value
        && (value is string text ? bool.TryParse(text, out var isTrue) && isTrue : LanguagePrimitives.IsTrue(value));

    private List<string> List(string name) =>
        Value(name) switch
        {
            null => [],
            string text => [.. AffectsList.Read(text)],
            IEnumerable parts => [.. parts.Cast<object?>().Select(part => LanguagePrimitives.ConvertTo<string>(part))],
            var other => [LanguagePrimitives.ConvertTo<string>(other)],
        };

    /// <summary>Instance and score, from a table, from the properties of an object, or from the text of scores.</summary>
    public static IEnumerable<KeyValuePair<string, double>> Scores(object? scores) =>
        (scores is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : scores) switch
        {
            null => [],
            RelevanceScores known => known,
            string text => text.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(Score).OfType<KeyValuePair<string, double>>(),
            IDictionary table => table
                .Cast<DictionaryEntry>()
                .Select(score => new KeyValuePair<string, double>($"{score.Key}", LanguagePrimitives.ConvertTo<double>(score.Value))),
            var other => PSObject
                .AsPSObject(other)
                .Properties.Select(score => new KeyValuePair<string, double>(
                    score.Name,
                    LanguagePrimitives.ConvertTo<double>(score.Value)
                )),
        };

    /// <summary>A score as <see cref="RelevanceScores.ToString"/> writes it; null for a text that is not one.</summary>
    private static KeyValuePair<string, double>? Score(string text) =>
        text.LastIndexOf(' ') is > 0 and var at && double.TryParse(text.AsSpan(at + 1), CultureInfo.InvariantCulture, out var score)
            ? new KeyValuePair<string, double>(text[..at], score)
            : null;
}
