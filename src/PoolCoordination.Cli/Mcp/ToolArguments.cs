using System.Text.Json;
using PoolCoordination.Faults;
using PoolCoordination.Text;

namespace PoolCoordination.Cli.Mcp;

/// <summary>The arguments of a tool's call, as a model gives them.</summary>
internal sealed class ToolArguments
{
    private const int LongestName = 64;

    private readonly IDictionary<string, JsonElement> _values;

    /// <summary>Those of a call.</summary>
    /// <param name="values">The arguments by their names.</param>
    /// <param name="known">The names that the tool's schema has.</param>
    /// <exception cref="PoolException">There is one that the tool does not have.</exception>
    public ToolArguments(IDictionary<string, JsonElement>? values, IReadOnlyList<string> known)
    {
        _values = values ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (_values.Keys.FirstOrDefault(name => !known.Contains(name, StringComparer.Ordinal)) is { } unknown)
            throw new PoolException(
                $"There is no argument '{Sanitizer.OneLine(unknown, LongestName)}'; expected {Expected(known)}."
            );
    }

    /// <summary>A text; null where it is not given.</summary>
    /// <exception cref="PoolException">It is something else.</exception>
    public string? Text(string name) =>
        Value(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw Wrong(name, value, "a text");

    /// <summary>A text that has to be given.</summary>
    /// <exception cref="PoolException">It is not, or is something else.</exception>
    public string Required(string name) =>
        Text(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : throw new PoolException($"The argument '{name}' is missing.");

    /// <summary>A list of texts, or one of them; empty where it is not given.</summary>
    /// <exception cref="PoolException">It is something else.</exception>
    public IReadOnlyList<string> Texts(string name) =>
        Value(name) is not { } value ? []
        : value.ValueKind == JsonValueKind.String ? [value.GetString()!]
        : value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(item => item.GetString()!)]
        : throw Wrong(name, value, "a list of texts");

    /// <summary>Whether something is asked for; false where it is not given.</summary>
    /// <exception cref="PoolException">It is something else.</exception>
    public bool IsSet(string name) =>
        Value(name) is { } value
        && value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw Wrong(name, value, "true or false"),
        };

    private JsonElement? Value(string name) =>
        _values.TryGetValue(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? value : null;

    private static string Expected(IReadOnlyList<string> known) => known.Count == 0 ? "none" : string.Join(", ", known);

    private static PoolException Wrong(string name, JsonElement value, string right) =>
        new($"The argument '{name}' must be {right}, not {Sanitizer.OneLine(value.GetRawText(), LongestName)}.");
}
