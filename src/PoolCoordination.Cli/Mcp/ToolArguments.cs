using System.Text.Json;
using PoolCoordination.Faults;
using PoolCoordination.Text;

namespace PoolCoordination.Cli.Mcp;

/// <summary>The arguments of a tool's call, as a model gives them and as the tool's schema has them.</summary>
internal sealed class ToolArguments
{
    private const int LongestShown = 64;

    private readonly Dictionary<string, JsonElement> _values = new(StringComparer.Ordinal);

    /// <summary>Those of a call.</summary>
    /// <param name="values">The arguments by their names. One that is null is not given.</param>
    /// <param name="tool">The tool that is called.</param>
    /// <exception cref="PoolException">One is unknown, missing, or not what the schema has.</exception>
    public ToolArguments(IDictionary<string, JsonElement>? values, PoolTool tool)
    {
        foreach (var (name, value) in values ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal))
        {
            var argument =
                tool.Arguments.FirstOrDefault(argument => argument.Name == name)
                ?? throw new PoolException(
                    $"There is no argument '{Shown(name)}'; expected {string.Join(", ", tool.Arguments.Select(known => known.Name))}."
                );
            if (value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
                continue;
            if (!argument.Allows(value))
                throw new PoolException($"The argument '{name}' must be {argument.Form}, not {Shown(value.GetRawText())}.");
            _values.Add(name, value);
        }

        if (tool.Arguments.FirstOrDefault(argument => argument.IsRequired && IsMissing(argument.Name)) is { } missing)
            throw new PoolException($"The argument '{missing.Name}' is missing; it must be {missing.Form}.");
    }

    /// <summary>A text; null where it is not given.</summary>
    public string? Text(string name) => _values.TryGetValue(name, out var value) ? value.GetString() : null;

    /// <summary>A text that has to be given.</summary>
    public string Required(string name) => Text(name)!;

    /// <summary>What a text means; null where it is not given.</summary>
    /// <exception cref="PoolException">It means nothing.</exception>
    public T? Meaning<T>(string name, Func<string, T> read)
        where T : struct
    {
        try
        {
            return Text(name) is { } text ? read(text) : null;
        }
        catch (PoolException exception)
        {
            throw new PoolException($"The argument '{name}' is wrong: {exception.Message}", exception);
        }
    }

    /// <summary>A list of texts, or one of them; empty where it is not given.</summary>
    public IReadOnlyList<string> Texts(string name) =>
        !_values.TryGetValue(name, out var value) ? []
        : value.ValueKind == JsonValueKind.String ? [value.GetString()!]
        : [.. value.EnumerateArray().Select(item => item.GetString()!)];

    /// <summary>Whether something is asked for; false where it is not given.</summary>
    public bool IsSet(string name) => _values.TryGetValue(name, out var value) && value.GetBoolean();

    /// <summary>Whether nothing is given, or nothing but blanks.</summary>
    private bool IsMissing(string name) => Texts(name).All(string.IsNullOrWhiteSpace);

    private static string Shown(string text) => Sanitizer.OneLine(text, LongestShown);
}
