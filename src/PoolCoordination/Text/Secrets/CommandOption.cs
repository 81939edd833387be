namespace PoolCoordination.Text.Secrets;

/// <summary>A secret on a command line: <c>--password X</c>, <c>curl -u user:X</c>, <c>mysql -pX</c>.</summary>
internal static class CommandOption
{
    private const int CommandWithin = 200;

    /// <summary>Looks at a word that begins with a hyphen.</summary>
    public static bool TryFind(ReadOnlySpan<char> text, int start, int end, out SecretSpan secret)
    {
        secret = default;
        if (start > 0 && !char.IsWhiteSpace(text[start - 1]) && text[start - 1] is not ('"' or '\'' or '`' or '(' or '[' or ','))
            return false;
        var name = text[start..end].TrimStart('-');
        if (name.IsEmpty)
            return false;
        var hyphens = end - start - name.Length;
        if (name.Length > 1 && TryFindNamed(text, end, name, out secret))
            return true;
        return hyphens == 1
            && (TryFindLetter(text, start, end, name[0], out secret) || TryFindLastLetter(text, start, end, name, out secret));
    }

    private static bool TryFindNamed(ReadOnlySpan<char> text, int end, ReadOnlySpan<char> name, out SecretSpan secret)
    {
        secret = default;
        var valueStart = end;
        while (valueStart < text.Length && text[valueStart] is '"' or '\'' or ',' or ' ' or '=' or ':')
            valueStart++;
        if (valueStart == end || valueStart >= text.Length)
            return false;
        // In a list of arguments each is quoted.
        if (text[end..valueStart].Contains(',') && text[valueStart - 1] is not ('"' or '\''))
            return false;
        // What a manual says of an option is not its value.
        if (text[end] == ' ' && IsSaidOfOption(text, valueStart))
            return false;
        var isUser = name.EndsWith("user", StringComparison.Ordinal);
        var kind = isUser ? NameKind.Password
            : name is "body" && text[Math.Max(0, end - CommandWithin)..end].Contains("secret set ", StringComparison.Ordinal)
                ? NameKind.Secret
            : name.EndsWith("bearer", StringComparison.Ordinal) ? NameKind.Token
            : SecretName.EndingAt(text, end);
        if (kind == NameKind.None || text[end] == ':')
            return false;
        var value = SecretValue.At(text, text[valueStart - 1] is '"' or '\'' ? valueStart - 1 : valueStart);
        if (isUser)
            return TryTakePassword(text, value, ':', out secret);
        secret = new SecretSpan(value.Start, value.End);
        var content = text[value.Start..value.End];
        return content.Length > 0 && content[0] != '-' && ValueJudge.IsSecret(content, kind, Joint.Assigned, value.IsQuoted);
    }

    private static bool IsSaidOfOption(ReadOnlySpan<char> text, int start)
    {
        var word = text[start..CharacterClasses.EndOfWord(text, start)];
        return Placeholder.IsCommonWord(word) || SecretWords.IsSentenceWord(word);
    }

    /// <summary>Options without a value may be joined before the last one: <c>curl -sSu user:X</c>.</summary>
    private static bool TryFindLastLetter(ReadOnlySpan<char> text, int start, int end, ReadOnlySpan<char> letters, out SecretSpan secret)
    {
        secret = default;
        if (letters.Length is < 2 or > 8 || letters[^1] is not ('u' or 'U') || end >= text.Length || text[end] != ' ')
            return false;
        var form = CommandForm.Of(text[Math.Max(0, start - CommandWithin)..start], letters[^1]);
        var valueStart = CharacterClasses.SkipSpaces(text, end);
        return form == OptionForm.UserAndPassword
            && valueStart < text.Length
            && TryTakePassword(text, SecretValue.At(text, valueStart), ':', out secret);
    }

    private static bool TryFindLetter(ReadOnlySpan<char> text, int start, int end, char letter, out SecretSpan secret)
    {
        secret = default;
        if (letter is not ('u' or 'U' or 'p' or 'P' or 'a' or 'w' or 'k' or 'N'))
            return false;
        var form = CommandForm.Of(text[Math.Max(0, start - CommandWithin)..start], letter);
        if (form == OptionForm.None)
            return false;
        var valueStart = end - start > 2 || (end < text.Length && text[end] != ' ') ? start + 2 : CharacterClasses.SkipSpaces(text, end);
        if (valueStart == end && valueStart < text.Length && text[valueStart] == ':')
            valueStart++;
        if (valueStart >= text.Length || (form == OptionForm.JoinedPassword && valueStart != start + 2))
            return false;
        var value = SecretValue.At(text, valueStart);
        if (form == OptionForm.UserAndPassword)
            return TryTakePassword(text, value, ':', out secret) || TryTakePassword(text, value, '%', out secret);
        secret = new SecretSpan(value.Start, value.End);
        var content = text[value.Start..value.End];
        return content.Length >= 4 && content[0] != '-' && !Placeholder.IsPlaceholder(content, quoted: true);
    }

    private static bool TryTakePassword(ReadOnlySpan<char> text, SecretValue value, char separator, out SecretSpan secret)
    {
        secret = default;
        var content = text[value.Start..value.End];
        var at = content.IndexOf(separator);
        if (at < 0 || at + 1 >= content.Length || content[at + 1] == '/')
            return false;
        var password = content[(at + 1)..];
        // The user of docker's and of chown's option is a number or a name with a group.
        if (
            Placeholder.IsPlaceholder(password, quoted: true)
            || Placeholder.IsCommonWord(password)
            || password.Length < 3
            || (!content[..at].ContainsAnyExceptInRange('0', '9') && !password.ContainsAnyExceptInRange('0', '9'))
        )
            return false;
        secret = new SecretSpan(value.Start + at + 1, value.End);
        return true;
    }
}
