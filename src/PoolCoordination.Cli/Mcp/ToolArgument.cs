using System.Text.Json;

namespace PoolCoordination.Cli.Mcp;

/// <summary>An argument that a tool takes: a text, a list of texts, or whether something is asked for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Schema">Its JSON schema, with <c>type</c>, and where only some texts are allowed with <c>enum</c>.</param>
/// <param name="IsRequired">Whether it has to be given.</param>
internal sealed record ToolArgument(string Name, JsonElement Schema, bool IsRequired)
{
    private bool IsList => TypeOf(Schema) == "array";

    /// <summary>What the argument must be, for messages.</summary>
    public string Form =>
        TypeOf(Schema) == "boolean" ? "true or false"
        : IsList ? WordsOf(Item) is { Count: > 0 } words ? $"a list of {string.Join(", ", words)}" : "a list of texts"
        : WordsOf(Schema) is { Count: > 0 } allowed ? $"one of {string.Join(", ", allowed)}"
        : "a text";

    private JsonElement Item => Schema.GetProperty("items");

    /// <summary>Whether it may have a value. One text stands for the list of it, and the case of a word does not matter.</summary>
    public bool Allows(JsonElement value) =>
        TypeOf(Schema) == "boolean" ? value.ValueKind is JsonValueKind.True or JsonValueKind.False
        : !IsList ? IsText(value, Schema)
        : value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().All(item => IsText(item, Item))
        : IsText(value, Item);

    private static bool IsText(JsonElement value, JsonElement schema) =>
        value.ValueKind == JsonValueKind.String
        && (WordsOf(schema) is not { Count: > 0 } words || words.Contains(value.GetString(), StringComparer.OrdinalIgnoreCase));

    private static string? TypeOf(JsonElement schema) => schema.GetProperty("type").GetString();

    private static IReadOnlyList<string?> WordsOf(JsonElement schema) =>
        schema.TryGetProperty("enum", out var words) ? [.. words.EnumerateArray().Select(word => word.GetString())] : [];
}
