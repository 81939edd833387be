namespace PoolCoordination.Text.Secrets;

/// <summary>
/// Knows what stands where a secret would, without being one: a variable, an expression, a path, a mask, a word of a form.
/// </summary>
internal static class Placeholder
{
    private const int LongestWord = 24;

    /// <summary>Whether a value is a reference, a mask, a path or an expression.</summary>
    /// <param name="value">What stands after the name.</param>
    /// <param name="quoted">Whether it was in quotes: then names and calls in it are text.</param>
    public static bool IsPlaceholder(ReadOnlySpan<char> value, bool quoted) =>
        IsStandIn(value)
        || IsPath(value)
        || IsPattern(value)
        || IsVersion(value)
        || IsShortcut(value)
        || (!quoted && IsExpression(value));

    /// <summary>Whether a value is a mask or a reference, as they are in a URL, too.</summary>
    public static bool IsStandIn(ReadOnlySpan<char> value) => value.IsEmpty || IsMask(value) || IsReference(value) || IsDocumented(value);

    /// <summary>Whether a value is a key of Amazon's documentation, which marks them at their end.</summary>
    public static bool IsDocumented(ReadOnlySpan<char> value) =>
        value[^1] is 'E' or 'Y'
        && (value.EndsWith("EXAMPLE", StringComparison.Ordinal) || value.EndsWith("EXAMPLEKEY", StringComparison.Ordinal));

    /// <summary>Whether a value is a word that a form, a schema or a message has there rather than a password.</summary>
    public static bool IsCommonWord(ReadOnlySpan<char> value)
    {
        if (value.Length > LongestWord)
            return false;
        Span<char> buffer = stackalloc char[LongestWord];
        var word = buffer[..value.ToLowerInvariant(buffer)];
        return word
            is "replace_me" or "replaceme" or "change_me" or "your_password" or "required" or "missing" or "invalid" or "incorrect"
                or "wrong" or "empty" or "none" or "null" or "nil" or "true" or "false" or "undefined" or "string" or "text" or "bytes"
                or "bool" or "boolean" or "number" or "integer" or "object" or "char" or "varchar" or "hidden" or "optional" or "value"
                or "input" or "data" or "user" or "username" or "email" or "name" or "login" or "auth" or "field" or "type" or "label"
                or "plain" or "plaintext" or "hash" or "hashed" or "bcrypt" or "argon2" or "argon2id" or "sha1" or "sha256" or "sha512"
                or "md5" or "pbkdf2" or "scrypt" or "basic" or "bearer" or "digest" or "forgot" or "reset" or "change" or "changed"
                or "update" or "updated" or "expired" or "valid" or "confirm" or "confirmed" or "new" or "old" or "current" or "disabled"
                or "enabled" or "default" or "unknown" or "unset" or "set" or "yes" or "no" or "on" or "off" or "self" or "this" or "args"
                or "options" or "params" or "config" or "settings" or "env" or "prompt" or "ask" or "file" or "stdin" or "redacted"
                or "masked" or "removed" or "omitted" or "filtered" or "example" or "sample" or "placeholder" or "changeme" or "readonly"
                or "nullable" or "rules" or "min" or "max" or "length" or "int" or "str" or "any" or "void" or "const" or "final"
                or "public" or "private" or "static" or "ignored" or "inherit" or "always" or "never" or "only" or "generated"
                or "encrypted" or "protected" or "provided" or "stored" or "failed" or "failure" or "error"
                or "parameter" or "parameters" or "option" or "flag" or "flags" or "argument" or "arguments" or "switch" or "setting"
                or "property" or "attribute" or "column" or "variable" or "keyword" or "body" or "payload" or "request" or "response"
                or "client" or "server" or "unicode" or "bytea" or "plaintext" or "policy" or "manager" or "prompts" or "reads";
    }

    private static bool IsMask(ReadOnlySpan<char> value)
    {
        foreach (var character in value)
        {
            if (
                character
                is not (
                    '*' or '•' or '●' or 'x' or 'X' or '.' or '…' or '-' or '_' or '#' or '?' or '=' or '/' or '\\' or ' ' or '!' or '|'
                    or '+'
                )
            )
                return value.StartsWith("***", StringComparison.Ordinal) || value.StartsWith("xxxx", StringComparison.OrdinalIgnoreCase);
        }

        return true;
    }

    private static bool IsReference(ReadOnlySpan<char> value) =>
        value[0] switch
        {
            '<' or '{' => true,
            '[' => value.StartsWith(SecretRedactor.Redacted, StringComparison.Ordinal) || IsName(value[1..].TrimEnd(']')),
            '$' => value.Length == 1 || value[1] is '{' or '(' or '[' or '$' || IsName(value[1..]),
            '%' => value.Length <= 3 || value[1] == '(' || (value[^1] == '%' && IsName(value[1..^1])),
            ':' or '@' or '!' or '&' or '*' or '#' or '=' or '?' or '(' => IsName(value[1..])
                || (value[0] == '@' && value[^1] == '@' && IsName(value[1..^1]))
                || value.StartsWith("#{", StringComparison.Ordinal),
            _ => value.Contains("${", StringComparison.Ordinal)
                || value.Contains("{{", StringComparison.Ordinal)
                || value.Contains("#{", StringComparison.Ordinal)
                || value.Contains("://", StringComparison.Ordinal),
        };

    /// <summary>Whether a value is a variable's name, with its members and conversions: <c>DB_PASSWORD</c>, <c>env:PASSWORD</c>.</summary>
    private static bool IsName(ReadOnlySpan<char> value)
    {
        foreach (var character in value)
        {
            if (
                !CharacterClasses.IsWord(character)
                && character is not (':' or '.' or '[' or ']' or '(' or ')' or '"' or '\'' or '>' or ',')
            )
                return false;
        }

        return !Randomness.LooksLikeToken(value) && (value.IsEmpty || !char.IsAsciiDigit(value[0]));
    }

    /// <summary>Whether a value is a regular expression.</summary>
    private static bool IsPattern(ReadOnlySpan<char> value) =>
        (
            value.Contains('[')
            && (value.Contains("a-z", StringComparison.OrdinalIgnoreCase) || value.Contains("0-9", StringComparison.Ordinal))
        ) || value.Contains(@"\d", StringComparison.Ordinal);

    /// <summary>Whether a value is a version: <c>^1.2.3</c>, <c>v2.0</c>.</summary>
    private static bool IsVersion(ReadOnlySpan<char> value)
    {
        var number = value.TrimStart("^~v=>< ");
        foreach (var character in number)
        {
            if (!char.IsAsciiDigit(character) && character is not ('.' or 'x' or '*'))
                return false;
        }

        return number.Contains('.');
    }

    /// <summary>Whether a value is a combination of keys: <c>Alt+Shift+2</c>.</summary>
    private static bool IsShortcut(ReadOnlySpan<char> value) =>
        value[0] is 'A' or 'C' or 'S' or 'M'
        && value.IndexOf('+') is > 0 and < 8 and var plus
        && value[..plus] is "Alt" or "Ctrl" or "Cmd" or "Shift" or "Meta" or "Control";

    private static bool IsPath(ReadOnlySpan<char> value)
    {
        if (
            value.StartsWith("./", StringComparison.Ordinal)
            || value.StartsWith("../", StringComparison.Ordinal)
            || value.StartsWith("~/", StringComparison.Ordinal)
        )
            return true;
        if (value.Length > 2 && char.IsAsciiLetter(value[0]) && value[1] == ':' && value[2] is '\\' or '/')
            return true;
        var slashes = value.Count('/');
        // Base64 has a slash now and then, and may begin with one.
        return slashes > 0
            && !(value[0] == '/' ? Randomness.IsCertain(value) && slashes * 10 <= value.Length : Randomness.LooksLikeToken(value));
    }

    /// <summary>A member, a call, an index or a generic type, as code has them unquoted.</summary>
    private static bool IsExpression(ReadOnlySpan<char> value)
    {
        if (!char.IsAsciiLetter(value[0]) && value[0] != '_')
            return false;
        var mark = value.IndexOfAny(".([<:");
        if (mark <= 0 || value.ContainsAny('!', '@', '#') || value.ContainsAny('%', '^', '~'))
            return false;
        // No name begins with a digit, so no call has one there.
        if (mark + 2 < value.Length && char.IsAsciiDigit(value[mark + 1]) && char.IsAsciiLetter(value[mark + 2]))
            return false;
        foreach (var character in value[..mark])
        {
            if (!CharacterClasses.IsWord(character) && character != '>')
                return false;
        }

        return !Randomness.LooksLikeToken(value);
    }
}
