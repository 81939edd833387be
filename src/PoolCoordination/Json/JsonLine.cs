using System.Globalization;
using System.Text;

namespace PoolCoordination.Json;

/// <summary>
/// Writes a JSON object on one line. Letters of all scripts stay readable: the line goes to JSON readers and terminals, never into HTML.
/// </summary>
/// <remarks>The library's own writer costs a process, as its reader does, half the time of an empty program before it writes.</remarks>
internal sealed class JsonLine
{
    private readonly StringBuilder _text = new("{", 1024);

    /// <summary>Adds a member with a text.</summary>
    public JsonLine Add(string name, string value)
    {
        AppendName(name);
        AppendString(value);
        return this;
    }

    /// <summary>Adds a member with a text, where there is one.</summary>
    public JsonLine AddIfGiven(string name, string? value) => value is null ? this : Add(name, value);

    /// <summary>Adds a member with a whole number.</summary>
    public JsonLine Add(string name, long value)
    {
        AppendName(name);
        _text.Append(CultureInfo.InvariantCulture, $"{value}");
        return this;
    }

    /// <summary>Adds a member that is true, where it is.</summary>
    public JsonLine AddIfTrue(string name, bool value)
    {
        if (!value)
            return this;
        AppendName(name);
        _text.Append("true");
        return this;
    }

    /// <summary>Adds a member that is an object of numbers; what is no finite number has no place in JSON and is left out.</summary>
    public JsonLine Add(string name, IReadOnlyDictionary<string, double> values)
    {
        AppendName(name);
        _text.Append('{');
        foreach (var (key, value) in values)
        {
            if (!double.IsFinite(value))
                continue;
            AppendName(key);
            _text.Append(CultureInfo.InvariantCulture, $"{value}");
        }

        _text.Append('}');
        return this;
    }

    /// <summary>Adds a member that is an object.</summary>
    public JsonLine Add(string name, JsonLine value)
    {
        AppendName(name);
        _text.Append(value);
        return this;
    }

    /// <summary>Adds members that are JSON already.</summary>
    public JsonLine AddRaw(string members)
    {
        if (members.Length > 0)
            _text.Append(',').Append(members);
        return this;
    }

    /// <summary>The object.</summary>
    public override string ToString() => _text.ToString() + '}';

    private void AppendName(string name)
    {
        if (_text[^1] != '{')
            _text.Append(',');
        AppendString(name);
        _text.Append(':');
    }

    private void AppendString(string value)
    {
        _text.Append('"');
        foreach (var character in value)
        {
            if (character is '"' or '\\')
                _text.Append('\\').Append(character);
            else if (character >= ' ')
                _text.Append(character);
            else
                _text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
        }

        _text.Append('"');
    }
}
