namespace PoolCoordination.Text.Secrets;

/// <summary>A user and a password together: <c>credentials dave:X</c>, <c>user/pass: dave/X</c>, <c>login: dave / X</c>.</summary>
internal static class CredentialPair
{
    private const int PairWithin = 400;

    /// <summary>Looks at a word that may announce them.</summary>
    public static bool TryFind(ReadOnlySpan<char> text, int start, int end, out SecretSpan secret)
    {
        secret = default;
        if (end >= text.Length || text[end] is not (' ' or ':' or '=') || !Announces(text, start, end))
            return false;
        text = text[..Math.Min(text.Length, end + PairWithin)];
        var i = CharacterClasses.SkipSpaces(text, text[end] == ' ' ? end : end + 1);
        if (i < text.Length && text[i] is '=' or ':')
            i = CharacterClasses.SkipSpaces(text, i + 1);
        var connector = CharacterClasses.EndOfWord(text, i);
        if (connector < text.Length && text[connector] == ' ' && text[i..connector] is "are" or "is" or "with" or "as" or "for")
            i = CharacterClasses.SkipSpaces(text, connector);
        var userEnd = EndOfUser(text, i);
        if (userEnd == i || !char.IsAsciiLetter(text[i]))
            return false;
        var separator = CharacterClasses.SkipSpaces(text, userEnd);
        if (separator >= text.Length || text[separator] is not (':' or '/'))
            return false;
        var value = SecretValue.At(text, CharacterClasses.SkipSpaces(text, separator + 1));
        secret = new SecretSpan(value.Start, value.End);
        var password = text[value.Start..value.End];
        return !password.Contains('/')
            && !Placeholder.IsPlaceholder(password, value.IsQuoted)
            && (ChosenSecret.IsLikely(password, value.IsQuoted) || (password.Length >= 8 && Randomness.LooksLikeToken(password)));
    }

    private static bool Announces(ReadOnlySpan<char> text, int start, int end) =>
        text[start..end] switch
        {
            "credentials" or "Credentials" or "creds" or "login" or "Login" => true,
            "pass" or "password" or "passwd" or "pw" => IsAfterUser(text[..start]),
            _ => false,
        };

    private static bool IsAfterUser(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd(' ');
        if (before.IsEmpty || before[^1] is not ('/' or ':'))
            return false;
        before = before[..^1].TrimEnd(' ');
        return before.EndsWith("user", StringComparison.OrdinalIgnoreCase)
            || before.EndsWith("username", StringComparison.OrdinalIgnoreCase)
            || before.EndsWith("login", StringComparison.OrdinalIgnoreCase)
            || before.EndsWith("email", StringComparison.OrdinalIgnoreCase);
    }

    private static int EndOfUser(ReadOnlySpan<char> text, int start)
    {
        while (start < text.Length && (CharacterClasses.IsWord(text[start]) || text[start] is '.' or '@' or '\\'))
            start++;
        return start;
    }
}
