namespace PoolCoordination.Json;

/// <summary>
/// Reads a JSON text (RFC 8259) token by token, forwards only, over UTF-8 bytes. A malformed text throws no exception: it ends there, and
/// <see cref="IsMalformed"/> says so.
/// </summary>
/// <remarks>
/// The library's own reader does the same. On the shared runtime parts of it are compiled anew in each process; as native code it is as
/// fast as this one, and larger. A hook is a process that lives for one such text, and pays for all that it links.
/// </remarks>
internal ref struct JsonReader(ReadOnlySpan<byte> json, int deepest = JsonReader.LevelsOfWord)
{
    private const int LevelsOfWord = 64;

    private readonly ReadOnlySpan<byte> _json = json;
    private int _at;
    private int _depth;

    // A bit for each level: whether it is an object; those of levels further out are kept apart.
    private ulong _objects;
    private ulong[]? _outer;
    private bool _isValueNext = true;
    private bool _isCloseAllowed;

    /// <summary>The token at which the reader stands.</summary>
    public JsonToken TokenType { get; private set; }

    /// <summary>The token's text: of a string or name without the quotation marks, with its escapes.</summary>
    public ReadOnlySpan<byte> ValueSpan { get; private set; }

    /// <summary>Whether a string or name has escapes.</summary>
    public bool ValueIsEscaped { get; private set; }

    /// <summary>Where the token begins.</summary>
    public int TokenStartIndex { get; private set; }

    /// <summary>Where the token ends.</summary>
    public readonly int BytesConsumed => _at;

    /// <summary>Whether the text is not JSON from here on.</summary>
    public bool IsMalformed { get; private set; }

    private readonly bool IsInObject => _depth > 0 && (_objects & (1UL << (_depth - 1))) != 0;

    /// <summary>Moves to the next token; false at the end, and where the text is malformed.</summary>
    public bool Read()
    {
        SkipSpaces();
        if (IsMalformed || (_at == _json.Length && _depth == 0 && !_isValueNext))
            return false;
        if (_at == _json.Length)
            return Fail();
        TokenStartIndex = _at;
        var next = _json[_at];
        if (next is (byte)'}' or (byte)']')
            return Close(next);
        if (!_isValueNext && !SkipSeparator(ref next))
            return Fail();
        if (IsInObject && TokenType != JsonToken.PropertyName)
            return ReadName(next);
        return ReadValue(next);
    }

    /// <summary>Whether the text ends here, as it should once its value is read.</summary>
    public bool IsAtEnd() => !Read() && !IsMalformed;

    /// <summary>Moves to the end of the object or list at whose beginning the reader stands; elsewhere it stays.</summary>
    public void Skip()
    {
        if (TokenType == JsonToken.PropertyName)
            Read();
        if (TokenType is not (JsonToken.StartObject or JsonToken.StartArray))
            return;
        var depth = _depth;
        while (_depth >= depth && Read()) { }
    }

    /// <summary>The number at which the reader stands.</summary>
    public readonly bool TryGetDouble(out double number) => JsonScalar.TryReadNumber(ValueSpan, out number, out _);

    private bool Fail()
    {
        IsMalformed = true;
        TokenType = JsonToken.None;
        ValueSpan = default;
        return false;
    }

    private void SkipSpaces()
    {
        while (_at < _json.Length && _json[_at] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
            _at++;
    }

    /// <summary>Passes the comma between two members or elements.</summary>
    private bool SkipSeparator(ref byte next)
    {
        if (_depth == 0 || next != ',')
            return false;
        _at++;
        SkipSpaces();
        if (_at == _json.Length)
            return false;
        TokenStartIndex = _at;
        next = _json[_at];
        return true;
    }

    private bool Close(byte bracket)
    {
        var isObject = bracket == '}';
        // After a comma or a name something must follow.
        if (_depth == 0 || IsInObject != isObject || TokenType == JsonToken.PropertyName || (_isValueNext && !_isCloseAllowed))
            return Fail();
        _at++;
        _depth--;
        if (_depth > 0 && _depth % LevelsOfWord == 0)
            _objects = _outer![_depth / LevelsOfWord];
        return Become(isObject ? JsonToken.EndObject : JsonToken.EndArray);
    }

    private bool ReadName(byte next)
    {
        if (next != '"' || !ReadString())
            return Fail();
        var name = ValueSpan;
        var isEscaped = ValueIsEscaped;
        SkipSpaces();
        if (_at == _json.Length || _json[_at] != ':')
            return Fail();
        _at++;
        Become(JsonToken.PropertyName);
        ValueSpan = name;
        ValueIsEscaped = isEscaped;
        _isValueNext = true;
        _isCloseAllowed = false;
        return true;
    }

    private bool ReadValue(byte next)
    {
        switch (next)
        {
            case (byte)'{' or (byte)'[':
                return Open(next == '{');
            case (byte)'"':
                return ReadString() ? Become(JsonToken.String) : Fail();
            case (byte)'t':
                return ReadWord("true"u8, JsonToken.True);
            case (byte)'f':
                return ReadWord("false"u8, JsonToken.False);
            case (byte)'n':
                return ReadWord("null"u8, JsonToken.Null);
            default:
                return ReadNumber() ? Become(JsonToken.Number) : Fail();
        }
    }

    private bool Open(bool isObject)
    {
        if (_depth == deepest)
            return Fail();
        if (_depth > 0 && _depth % LevelsOfWord == 0)
            (_outer ??= new ulong[(_json.Length / LevelsOfWord) + 1])[_depth / LevelsOfWord] = _objects;
        _objects = isObject ? _objects | (1UL << _depth) : _objects & ~(1UL << _depth);
        _depth++;
        _at++;
        ValueSpan = default;
        TokenType = isObject ? JsonToken.StartObject : JsonToken.StartArray;
        (_isValueNext, _isCloseAllowed) = (true, true);
        return true;
    }

    /// <summary>The token is read, and after it come a comma, a bracket or the end.</summary>
    private bool Become(JsonToken token)
    {
        TokenType = token;
        (_isValueNext, _isCloseAllowed) = (false, true);
        return true;
    }

    private bool ReadWord(ReadOnlySpan<byte> word, JsonToken token)
    {
        if (!_json[_at..].StartsWith(word))
            return Fail();
        ValueSpan = _json.Slice(_at, word.Length);
        _at += word.Length;
        return Become(token);
    }

    private bool ReadString()
    {
        var start = _at + 1;
        var end = JsonScalar.EndOfString(_json, start, out var isEscaped);
        if (end < 0)
            return false;
        ValueSpan = _json[start..end];
        ValueIsEscaped = isEscaped;
        _at = end + 1;
        return true;
    }

    private bool ReadNumber()
    {
        var end = JsonScalar.EndOfNumber(_json, _at);
        if (end < 0)
            return false;
        ValueSpan = _json[_at..end];
        _at = end;
        return true;
    }
}
