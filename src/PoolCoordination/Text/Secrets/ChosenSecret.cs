namespace PoolCoordination.Text.Secrets;

/// <summary>Tells a secret that a person chose, letters mixed with digits, from names in code and versions that have digits, too.</summary>
internal static class ChosenSecret
{
    private const int Shortest = 8;

    private static readonly string[] s_technologies =
    [
        "utf8", "utf16", "utf-8", "base64", "base32", "sha1", "sha2", "sha3", "sha5", "oauth1", "oauth2", "int16", "int32", "int64",
        "uint8", "float32", "float64", "h264", "i18n", "l10n", "a11y", "x509", "p256", "ed25519", "argon2", "http2", "ipv4", "ipv6",
        "es20", "win32", "amd64", "arm64", "log4j", "rs256", "hs256", "aes1", "aes2", "md5", "e2e", "k8s", "varchar", "bcrypt", "pbkdf2",
        "auth0", "neo4j",
    ];

    /// <summary>Whether a value beside a secret's name is one.</summary>
    /// <param name="value">The value.</param>
    /// <param name="isQuoted">Whether it was in quotes: a name in code is not.</param>
    public static bool IsLikely(ReadOnlySpan<char> value, bool isQuoted)
    {
        if (
            value.Length < Shortest
            || value.TrimEnd('=').ContainsAny(" =,")
            || !CharacterClasses.ContainsDigit(value)
            || !CharacterClasses.ContainsLetter(value)
            || IsSlug(value)
            || NamesTechnology(value)
        )
            return false;
        var word = value.TrimEnd("0123456789");
        return isQuoted
            || (value.Length - word.Length >= 2 && !Placeholder.IsCommonWord(word))
            || (HasInnerNumber(value) && !NamesCredential(value));
    }

    /// <summary>Whether a word is one wherever it is near a password's name: small letters follow several digits.</summary>
    public static bool IsCertain(ReadOnlySpan<char> word)
    {
        if (word.Length < Shortest || !char.IsAsciiLetter(word[0]) || NamesTechnology(word) || NamesCredential(word) || IsSlug(word))
            return false;
        for (var i = 2; i < word.Length; i++)
        {
            if (char.IsAsciiLetterLower(word[i]) && char.IsAsciiDigit(word[i - 1]) && char.IsAsciiDigit(word[i - 2]))
                return true;
        }

        return false;
    }

    /// <summary>Whether a value has the name of an encoding, a type or an algorithm in it: <c>base64Url</c>, <c>varchar255</c>.</summary>
    public static bool NamesTechnology(ReadOnlySpan<char> value)
    {
        foreach (var technology in s_technologies)
        {
            if (value.Contains(technology, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static bool NamesCredential(ReadOnlySpan<char> value) =>
        value.Contains("pass", StringComparison.OrdinalIgnoreCase)
        || value.Contains("secret", StringComparison.OrdinalIgnoreCase)
        || value.Contains("token", StringComparison.OrdinalIgnoreCase)
        || value.Contains("key", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a value is words and numbers in one case with separators: <c>db-credentials-v2</c>, <c>9.0.0-beta1</c>.</summary>
    private static bool IsSlug(ReadOnlySpan<char> value)
    {
        bool hasSmall = false, hasCapital = false, hasSeparator = false;
        foreach (var character in value.TrimStart("^~>"))
        {
            hasSmall |= char.IsAsciiLetterLower(character);
            hasCapital |= char.IsAsciiLetterUpper(character);
            if (char.IsAsciiLetterOrDigit(character))
                continue;
            if (character is not ('-' or '_' or '.' or '/' or ':'))
                return false;
            hasSeparator = true;
        }

        return hasSeparator && hasSmall != hasCapital;
    }

    /// <summary>Whether a number has something after it that a name in code does not: <c>step2Result</c> does.</summary>
    private static bool HasInnerNumber(ReadOnlySpan<char> value)
    {
        for (var i = 1; i < value.Length; i++)
        {
            if (
                char.IsAsciiDigit(value[i - 1])
                && (char.IsAsciiLetterLower(value[i]) || (!char.IsAsciiDigit(value[i]) && i > 1 && char.IsAsciiDigit(value[i - 2])))
            )
                return true;
        }

        return false;
    }
}
