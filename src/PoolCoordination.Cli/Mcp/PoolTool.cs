using System.Text.Json;
using ModelContextProtocol.Protocol;

namespace PoolCoordination.Cli.Mcp;

/// <summary>Something that an agent can do with a pool.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does, for the model.</param>
/// <param name="Properties">Its arguments, as the properties of a JSON schema.</param>
/// <param name="Required">The arguments that have to be given.</param>
/// <param name="Run">Does it.</param>
internal sealed record PoolTool(
    string Name,
    string Description,
    string Properties,
    IReadOnlyList<string> Required,
    Func<ToolCall, ToolAnswer> Run
)
{
    /// <summary>Whether it changes nothing.</summary>
    public bool IsReading { get; init; }

    /// <summary>Its arguments.</summary>
    public IReadOnlyList<ToolArgument> Arguments { get; } =
        [
            .. JsonElement
                .Parse(Properties)
                .EnumerateObject()
                .Select(property => new ToolArgument(
                    property.Name,
                    property.Value,
                    Required.Contains(property.Name, StringComparer.Ordinal)
                )),
        ];

    /// <summary>As the protocol describes it.</summary>
    public Tool Described =>
        new()
        {
            Name = Name,
            Description = Description,
            InputSchema = JsonElement.Parse(
                $$"""{"type":"object","properties":{{Properties}},"required":[{{string.Join(
                    ',',
                    Required.Select(name => $"\"{name}\"")
                )}}]}"""
            ),
            Annotations = new ToolAnnotations { ReadOnlyHint = IsReading },
        };
}
