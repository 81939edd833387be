namespace PoolCoordination.Text.Secrets;

/// <summary>Decides whether the value of a name is a secret, or what code, forms and prose have in that place.</summary>
internal static class ValueJudge
{
    private const int ShortestPassword = 4;
    private const int ShortestHinted = 16;

    public static bool IsSecret(ReadOnlySpan<char> value, NameKind kind, Joint joint, bool isQuoted)
    {
        if (value.Length < ShortestPassword || Placeholder.IsPlaceholder(value, isQuoted) || (joint == Joint.Pair && !isQuoted))
            return false;
        if (value.Contains(' '))
            return kind >= NameKind.Secret && SecretWords.IsPhrase(value, kind, joint);
        if (joint >= Joint.Said && !isQuoted && !char.IsAsciiLetterOrDigit(value[0]))
            return false;
        return kind switch
        {
            NameKind.Hint => value.Length >= ShortestHinted && !CharacterClasses.IsUuid(value) && Randomness.IsCertain(value),
            NameKind.Token => IsToken(value),
            NameKind.Secret => IsToken(value)
                || (joint < Joint.Said ? ChosenSecret.IsLikely(value, isQuoted && joint != Joint.Pair)
                    : joint == Joint.Said && ChosenSecret.IsCertain(value)),
            _ => IsToken(value) || IsPassword(value, kind, joint, isQuoted),
        };
    }

    private static bool IsToken(ReadOnlySpan<char> value) =>
        CharacterClasses.IsUuid(value) || (value.Length >= 6 && Randomness.LooksLikeToken(value));

    private static bool IsPassword(ReadOnlySpan<char> value, NameKind kind, Joint joint, bool isQuoted)
    {
        if (joint >= Joint.Cell && !isQuoted && (ChosenSecret.NamesTechnology(value) || NamesACredential(value.TrimEnd("0123456789"))))
            return false;
        if (Placeholder.IsCommonWord(value) || Placeholder.IsCommonWord(value[..FirstWord(value)]) || NamesACredential(value))
            return false;
        if (value.Length >= 8 && Randomness.MixesCases(value))
            return true;
        var hasDigit = CharacterClasses.ContainsDigit(value);
        var hasLetter = CharacterClasses.ContainsLetter(value);
        var isStated = joint == Joint.Assigned || isQuoted || joint == Joint.Element;
        if (hasDigit && hasLetter)
            return value.Length >= 6 && (joint != Joint.Adjacent || isQuoted || ChosenSecret.IsCertain(value));
        if (hasDigit)
            return (value.Length >= 6 || isStated) && joint < Joint.Cell;
        if (value.Length >= 6 && HasInnerSymbol(value))
            return joint < Joint.Said || isQuoted;
        // Words only: a person's choice where it is assigned, a type or prose elsewhere.
        return joint switch
        {
            Joint.Assigned => !IsCapitalizedName(value),
            Joint.Spaced => (isQuoted && !IsCapitalizedName(value)) || (kind == NameKind.Passphrase && value.Contains('-')),
            Joint.Element => true,
            _ => false,
        };
    }

    private static int FirstWord(ReadOnlySpan<char> value)
    {
        var i = 0;
        while (i < value.Length && char.IsAsciiLetter(value[i]))
            i++;
        // correct-horse-battery is not a word of a form, required|min:8 is one.
        return i < value.Length && value[i] is '-' or '_' ? 0 : i;
    }

    /// <summary>Whether a value is itself the name of a credential: <c>password=db_password</c>.</summary>
    private static bool NamesACredential(ReadOnlySpan<char> value)
    {
        foreach (var character in value)
        {
            if (!char.IsAsciiLetter(character) && character is not ('_' or '-' or '.'))
                return false;
        }

        return value.Contains("pass", StringComparison.OrdinalIgnoreCase)
            || value.Contains("pwd", StringComparison.OrdinalIgnoreCase)
            || value.Contains("secret", StringComparison.OrdinalIgnoreCase)
            || value.Contains("token", StringComparison.OrdinalIgnoreCase)
            || value.StartsWith("your", StringComparison.OrdinalIgnoreCase);
    }

    private static bool HasInnerSymbol(ReadOnlySpan<char> value)
    {
        foreach (var character in value[1..])
        {
            if (character is '!' or '@' or '#' or '$' or '%' or '^' or '&' or '*' or '~' or '+')
                return true;
        }

        return false;
    }

    /// <summary>Whether a value is a title or a type: <c>Password</c>, <c>SecureString</c>.</summary>
    private static bool IsCapitalizedName(ReadOnlySpan<char> value)
    {
        if (!char.IsAsciiLetterUpper(value[0]))
            return false;
        for (var i = 0; i < value.Length; i++)
        {
            var isCapital = char.IsAsciiLetterUpper(value[i]);
            if (
                !char.IsAsciiLetter(value[i])
                || (isCapital && (value.Length < i + 3 || !char.IsAsciiLetterLower(value[i + 1]) || !char.IsAsciiLetterLower(value[i + 2])))
            )
                return false;
        }

        return true;
    }
}
