using System.Text.Json;
using System.Text.Json.Nodes;

namespace PoolCoordination.Json;

/// <summary>A value of a JSON file, with where it stands.</summary>
/// <param name="Start">Where it begins; a member of an object begins with its name.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Value">The value.</param>
internal sealed record JsonPart(int Start, int End, JsonNode? Value)
{
    /// <summary>Where the value itself begins, after the name of a member.</summary>
    public int ValueStart { get; } = Start;

    /// <summary>The name of a member; null for another value.</summary>
    public string? Name { get; private init; }

    /// <summary>The members of an object; null for another value.</summary>
    public IReadOnlyList<JsonPart>? Members { get; private init; }

    /// <summary>The items of an array; null for another value.</summary>
    public IReadOnlyList<JsonPart>? Items { get; private init; }

    /// <summary>Reads the value at which a reader stands.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="offset">Where in the file the reader began.</param>
    public static JsonPart Read(ref Utf8JsonReader reader, int offset)
    {
        var start = offset + (int)reader.TokenStartIndex;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var members = new List<JsonPart>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                    members.Add(ReadMember(ref reader, offset));
                var values = members.Select(member => KeyValuePair.Create(member.Name!, member.Value?.DeepClone()));
                return new JsonPart(start, EndOf(reader, offset), new JsonObject(values)) { Members = members };
            case JsonTokenType.StartArray:
                var items = new List<JsonPart>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    items.Add(Read(ref reader, offset));
                return new JsonPart(start, EndOf(reader, offset), new JsonArray([.. items.Select(item => item.Value?.DeepClone())]))
                {
                    Items = items,
                };
            default:
                var value = JsonNode.Parse(ref reader);
                return new JsonPart(start, EndOf(reader, offset), value);
        }
    }

    private static JsonPart ReadMember(ref Utf8JsonReader reader, int offset)
    {
        var start = offset + (int)reader.TokenStartIndex;
        var name = reader.GetString();
        reader.Read();
        var value = Read(ref reader, offset);
        return value with { Start = start, Name = name };
    }

    private static int EndOf(Utf8JsonReader reader, int offset) => offset + (int)reader.BytesConsumed;
}
