namespace PoolCoordination.Text.Secrets;

/// <summary>A value whose name says that it is a secret: <c>password=…</c>, <c>"api_key": "…"</c>, <c>&lt;token&gt;…</c>.</summary>
internal static class NamedSecret
{
    private const int ShortestInCookie = 8;
    private const int ShortestHinted = 14;
    private const int ShortestSession = 20;
    private const int CookieHeaderWithin = 400;
    private const int IssuerWithin = 24;
    private const int LoginWithin = 100;

    /// <summary>Looks at a word that may be such a name.</summary>
    public static bool TryFind(ReadOnlySpan<char> text, int start, int end, out SecretSpan secret)
    {
        secret = default;
        if (end >= text.Length || !char.IsAsciiLetterOrDigit(text[end - 1]))
            return false;
        // Prose: what is not a name of a secret has none after a space.
        var isBeforeWord = text[end] == ' ' && end + 1 < text.Length && char.IsAsciiLetter(text[end + 1]);
        var kind = isBeforeWord ? SecretName.EndingAt(text, end) : NameKind.None;
        if (isBeforeWord && kind <= NameKind.Public)
            return false;
        var assignment = Assignment.After(text, start, end);
        if (assignment.Joint == Joint.None || assignment.ValueStart >= text.Length)
            return false;
        kind = isBeforeWord ? kind : SecretName.EndingAt(text, end);
        if (kind >= NameKind.Token && IsOpenSslSource(text, start, end))
            (kind, assignment) = (NameKind.Password, assignment with { Joint = Joint.Assigned });
        else if (kind == NameKind.Secret && IsBesideUser(text, start, end))
        {
            kind = NameKind.Password;
            assignment = assignment.Joint == Joint.Adjacent ? assignment with { Joint = Joint.Said } : assignment;
        }
        else if (kind == NameKind.Password && assignment.Joint == Joint.Adjacent && IsNetrc(text, start))
            assignment = assignment with { Joint = Joint.Assigned };
        if (kind == NameKind.Public || (kind == NameKind.None && assignment.Joint is Joint.Said or Joint.Adjacent))
            return false;
        var value =
            assignment.Joint == Joint.Element
                ? SecretValue.OfElement(text, assignment.ValueStart)
                : SecretValue.At(text, assignment.ValueStart);
        if (kind == NameKind.Passphrase && !value.IsQuoted)
            value = value with { End = SecretWords.EndOfPhrase(text, value) };
        secret = new SecretSpan(value.Start, value.End);
        if (secret.End - secret.Start < 4)
            return false;
        if (PrivateKeyBlock.TryFind(text, secret.Start, out var block))
        {
            secret = block;
            return true;
        }

        var content = text[value.Start..value.End];
        if (assignment.Joint == Joint.Said)
            secret = secret with { End = SaidValue.EndOfBoth(text, end, secret) };
        else if (kind >= NameKind.Password && assignment.Joint == Joint.Spaced && SecretWords.IsLoneWord(text, start, secret))
            return true;
        return kind <= NameKind.Hint
            ? (value.IsQuoted || assignment.Joint < Joint.Pair) && IsHinted(text, start, end, content, value.IsQuoted)
            : ValueJudge.IsSecret(content, kind, assignment.Joint, value.IsQuoted) && !IsUserBeforeRedacted(text, secret.End);
    }

    /// <summary>Whether a text speaks of an issuer whose keys are UUIDs.</summary>
    private static bool IssuesUuids(ReadOnlySpan<char> text) =>
        text.Contains("heroku", StringComparison.OrdinalIgnoreCase)
        || text.Contains("hubspot", StringComparison.OrdinalIgnoreCase)
        || text.Contains("kucoin", StringComparison.OrdinalIgnoreCase)
        || text.Contains("messagebird", StringComparison.OrdinalIgnoreCase)
        || text.Contains("message_bird", StringComparison.OrdinalIgnoreCase)
        || text.Contains("message-bird", StringComparison.OrdinalIgnoreCase)
        || text.Contains("sendbird", StringComparison.OrdinalIgnoreCase)
        || text.Contains("snyk", StringComparison.OrdinalIgnoreCase)
        || text.Contains("squarespace", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a value is the user of a pair whose password is gone: <c>user/password: dave / [redacted]</c>.</summary>
    private static bool IsUserBeforeRedacted(ReadOnlySpan<char> text, int end) =>
        CharacterClasses.SkipSpaces(text, end) is var separator
        && separator < text.Length
        && text[separator] is '/' or ':'
        && text[CharacterClasses.SkipSpaces(text, separator + 1)..].StartsWith(SecretRedactor.Redacted, StringComparison.Ordinal);

    /// <summary><c>-passin pass:…</c></summary>
    private static bool IsOpenSslSource(ReadOnlySpan<char> text, int start, int end) =>
        text[start..end] is "pass"
        && text[..start].TrimEnd(" \"'") is var before
        && (
            before.EndsWith("-passin", StringComparison.Ordinal)
            || before.EndsWith("-passout", StringComparison.Ordinal)
            || before.EndsWith("-pass", StringComparison.Ordinal)
        );

    /// <summary>
    /// Whether a bare <c>pass</c>, which tests and compilers have as well, has a user before it: <c>{ user: "x", pass: "…" }</c>.
    /// </summary>
    private static bool IsBesideUser(ReadOnlySpan<char> text, int start, int end)
    {
        if (end - start != 4 || !text[start..end].Equals("pass", StringComparison.OrdinalIgnoreCase))
            return false;
        var before = text[Math.Max(0, start - LoginWithin)..start];
        var user = before.LastIndexOf("user", StringComparison.OrdinalIgnoreCase);
        if (user < 0)
            return IsNetrc(text, start);
        var name = CharacterClasses.EndOfWord(before, user);
        return before[name..].TrimStart("\"' ") is { IsEmpty: false } rest && rest[0] is ':' or '=';
    }

    /// <summary><c>login … password …</c></summary>
    private static bool IsNetrc(ReadOnlySpan<char> text, int start)
    {
        var line = text[Math.Max(0, start - LoginWithin)..start].TrimEnd();
        var user = line.LastIndexOfAny(' ', '\t', '\n');
        return user > 0 && line[..user].TrimEnd().EndsWith("login", StringComparison.Ordinal);
    }

    /// <summary>Whether a value certainly is random and its name, a name before it, or a cookie's header speaks of credentials.</summary>
    private static bool IsHinted(ReadOnlySpan<char> text, int start, int end, ReadOnlySpan<char> value, bool isQuoted)
    {
        var name = text[Math.Max(0, start - IssuerWithin)..end];
        name = name[(Math.Max(name.LastIndexOfAny('.', '/', '@'), name.LastIndexOfAny('?', '&', '(')) + 1)..];
        if (CharacterClasses.IsUuid(value))
            return IssuesUuids(name);
        if (value.Length < ShortestInCookie || Placeholder.IsPlaceholder(value, isQuoted) || !Randomness.LooksLikeToken(value))
            return false;
        if (
            value.Length >= ShortestHinted
            && (SecretName.NamesIssuer(name) || (Randomness.IsCertain(value) && SecretName.Hints(text[start..end])))
        )
            return true;
        if (
            value.Length >= ShortestSession
            && !CharacterClasses.IsHex(value)
            && text[start..end].EndsWith("session", StringComparison.OrdinalIgnoreCase)
        )
            return true;
        return text[Math.Max(0, start - CookieHeaderWithin)..start].Contains("ookie:", StringComparison.Ordinal);
    }
}
