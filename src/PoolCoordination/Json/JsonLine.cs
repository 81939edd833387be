using System.Globalization;
using System.Text;
using PoolCoordination.Text.Unicode;

namespace PoolCoordination.Json;

/// <summary>
/// Writes a JSON object on one line. Letters of all scripts stay readable: the line goes to JSON readers and terminals, never into HTML.
/// What a terminal would obey, or show as nothing, is escaped.
/// </summary>
/// <remarks>The library's own writer costs each process as its reader does (<see cref="JsonReader"/>).</remarks>
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

    /// <summary>Adds a member with a whole number, or null where there is none.</summary>
    public JsonLine AddOrNull(string name, long? value)
    {
        if (value is { } number)
            return Add(name, number);
        AppendName(name);
        _text.Append("null");
        return this;
    }

    /// <summary>Adds a member with a text, or null where there is none.</summary>
    public JsonLine AddOrNull(string name, string? value)
    {
        if (value is not null)
            return Add(name, value);
        AppendName(name);
        _text.Append("null");
        return this;
    }

    /// <summary>Adds a member that is true or false.</summary>
    public JsonLine Add(string name, bool value)
    {
        AppendName(name);
        _text.Append(value ? "true" : "false");
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

    /// <summary>Adds a member that is an object of numbers; what is not a finite number has no place in JSON and is left out.</summary>
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

    /// <summary>Adds a member that is a list of texts.</summary>
    public JsonLine Add(string name, IReadOnlyList<string> values)
    {
        AppendName(name);
        _text.Append('[');
        for (var i = 0; i < values.Count; i++)
        {
            if (i > 0)
                _text.Append(',');
            AppendString(values[i]);
        }

        _text.Append(']');
        return this;
    }

    /// <summary>Adds a member that is a list of objects.</summary>
    public JsonLine Add(string name, IEnumerable<JsonLine> values)
    {
        AppendName(name);
        _text.Append('[').AppendJoin(',', values).Append(']');
        return this;
    }

    /// <summary>Adds a member that is a list of objects that are JSON already.</summary>
    public JsonLine AddObjects(string name, IEnumerable<string> objects)
    {
        AppendName(name);
        _text.Append('[').AppendJoin(',', objects).Append(']');
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
            AppendMembers(members);
        return this;
    }

    /// <summary>Adds the members of an object that is JSON already.</summary>
    public JsonLine AddObject(string json)
    {
        if (_text.Length > 1)
            return AddRaw(json[1..^1]);
        _text.Append(json, 1, json.Length - 2);
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

    private void AppendMembers(string members)
    {
        _text.Append(',');
        // What is hidden is in strings, so its escape means the same there.
        for (var i = 0; i < members.Length; i++)
        {
            if (IsHidden(members, i))
                AppendEscape(members[i]);
            else
                _text.Append(members[i]);
        }
    }

    private void AppendString(string value)
    {
        _text.Append('"');
        // Most values have nothing to escape, and then nothing but a copy is paid for.
        if (value.AsSpan().ContainsAnyExceptInRange(' ', '~') || value.AsSpan().ContainsAny('"', '\\'))
            AppendEscaped(value);
        else
            _text.Append(value);
        _text.Append('"');
    }

    private void AppendEscaped(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] is '"' or '\\')
                _text.Append('\\').Append(value[i]);
            else if (value[i] < ' ' || IsHidden(value, i))
                AppendEscape(value[i]);
            else
                _text.Append(value[i]);
        }
    }

    private void AppendEscape(char character) => _text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");

    /// <summary>
    /// Whether a character steers a terminal or is shown as nothing; joiners and selectors are part of words and emoji where these need
    /// them.
    /// </summary>
    private static bool IsHidden(string text, int index)
    {
        if (text[index] <= '~')
            return false;
        if (index > 0 && char.IsSurrogatePair(text, index - 1))
            index--;
        if (char.IsSurrogate(text[index]) && !char.IsSurrogatePair(text, index))
            return false;
        var codePoint = char.ConvertToUtf32(text, index);
        return CharacterTable.TreatmentOf(codePoint) switch
        {
            CharacterTreatment.Dropped => true,
            CharacterTreatment.KeptInSequence => !JoinedCharacters.Need(text, index),
            CharacterTreatment.Space => CharUnicodeInfo.GetUnicodeCategory(codePoint) != UnicodeCategory.SpaceSeparator,
            _ => false,
        };
    }
}
