using System.Text.Json;

namespace PoolCoordination.Benchmarks;

/// <summary>A turn, and what two readers who do not know the rules say of it.</summary>
/// <param name="Id">Its name here.</param>
/// <param name="Repository">The repository on GitHub, as <c>owner/name</c>.</param>
/// <param name="Blob">The object of git that has the transcript.</param>
/// <param name="First">The number of its first line there, from 1 on.</param>
/// <param name="Last">The number of its last line.</param>
/// <param name="Split">Its half, <c>dev</c> or <c>test</c>: rules are written for the first and checked on the second.</param>
/// <param name="Label"><c>completed</c>, <c>blocked</c> or <c>none</c>.</param>
/// <param name="Words">Words of which a fitting topic has at least one; none for <c>none</c>.</param>
internal sealed record LabelledTurn(
    string Id,
    string Repository,
    string Blob,
    int First,
    int Last,
    string Split,
    string Label,
    IReadOnlyList<string> Words
)
{
    private static readonly JsonSerializerOptions s_options = new() { PropertyNameCaseInsensitive = true };

    /// <summary>Reads a line.</summary>
    public static LabelledTurn Parse(string line) => JsonSerializer.Deserialize<LabelledTurn>(line, s_options)!;
}
