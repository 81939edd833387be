using System.Text;

namespace PoolCoordination.Hygiene;

/// <summary>Takes credentials out of a text before it is written where others read it.</summary>
public static class SecretRedactor
{
    /// <summary>What stands in a secret's place.</summary>
    public const string Redacted = "[redacted]";

    private const string PrivateKeyStart = "-----BEGIN ";
    private const string PrivateKeyEnd = "-----END ";

    /// <summary>Words behind which, after <c>:</c> or <c>=</c>, a secret stands, in lower case without separators.</summary>
    private static readonly string[] s_names =
    [
        "password", "passwd", "pwd", "secret", "clientsecret", "apikey", "accesskey", "secretkey", "secretaccesskey",
        "accesstoken", "authtoken", "refreshtoken", "bearertoken", "accountkey", "sharedaccesskey", "privatekey", "token",
    ];

    /// <summary>The text with each secret replaced by <see cref="Redacted"/>; the same instance where there is none.</summary>
    public static string Redact(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        StringBuilder? redacted = null;
        var copied = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!TryFindSecret(text, i, out var start, out var end))
                continue;
            redacted ??= new StringBuilder(text.Length);
            redacted.Append(text, copied, start - copied).Append(Redacted);
            copied = end;
            i = end - 1;
        }

        return redacted is null ? text : redacted.Append(text, copied, text.Length - copied).ToString();
    }

    private static bool TryFindSecret(string text, int index, out int start, out int end)
    {
        start = end = index;
        var startsWord = index == 0 || !char.IsAsciiLetterOrDigit(text[index - 1]);
        if (text[index] == '-' && TryFindPrivateKey(text, index, out end))
            return true;
        if (text[index] == ':' && TryFindUrlPassword(text, index, out start, out end))
            return true;
        if (!startsWord)
            return false;
        return TokenShape.TryMatch(text, index, out end)
            || TryFindBearer(text, index, out start, out end)
            || TryFindNamed(text, index, out start, out end);
    }

    private static bool TryFindPrivateKey(string text, int index, out int end)
    {
        end = index;
        var rest = text.AsSpan(index);
        if (!rest.StartsWith(PrivateKeyStart, StringComparison.Ordinal))
            return false;
        var title = rest[PrivateKeyStart.Length..];
        var titleEnd = title.IndexOf("-----", StringComparison.Ordinal);
        if (titleEnd is < 0 or > 40 || !title[..titleEnd].Contains("PRIVATE KEY", StringComparison.Ordinal))
            return false;
        end = text.Length;
        var close = text.IndexOf(PrivateKeyEnd, index, StringComparison.Ordinal);
        if (close >= 0 && text.IndexOf("-----", close + PrivateKeyEnd.Length, StringComparison.Ordinal) is >= 0 and var last)
            end = last + 5;
        return true;
    }

    /// <summary>The password of <c>scheme://user:password@host</c> (RFC 3986, section 3.2.1), at its colon.</summary>
    private static bool TryFindUrlPassword(string text, int colon, out int start, out int end)
    {
        start = end = colon + 1;
        var authority = text.LastIndexOf("//", colon, StringComparison.Ordinal);
        if (authority < 1 || text[authority - 1] != ':' || text.AsSpan(authority + 2, Math.Max(0, colon - authority - 2)).ContainsAny(" /@?#"))
            return false;
        var length = text.AsSpan(start).IndexOfAny("@ /\t");
        if (length <= 0 || text[start + length] != '@')
            return false;
        end = start + length;
        return true;
    }

    /// <summary>The token in <c>Authorization: Bearer …</c> (RFC 6750), at its scheme.</summary>
    private static bool TryFindBearer(string text, int index, out int start, out int end)
    {
        start = end = index;
        if (!text.AsSpan(index).StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return false;
        start = index + "Bearer ".Length;
        end = EndOfValue(text, start);
        return end - start >= 16 && ContainsDigit(text.AsSpan(start, end - start));
    }

    /// <summary>The value in <c>password=…</c> or <c>"api_key": "…"</c>.</summary>
    private static bool TryFindNamed(string text, int index, out int start, out int end)
    {
        start = end = index;
        var i = index;
        var name = new StringBuilder();
        while (i < text.Length && name.Length <= 24 && (char.IsAsciiLetterOrDigit(text[i]) || text[i] is '_' or '-'))
        {
            if (char.IsAsciiLetterOrDigit(text[i]))
                name.Append(char.ToLowerInvariant(text[i]));
            i++;
        }

        if (!IsSecretName(name.ToString()))
            return false;
        while (i < text.Length && text[i] is '"' or '\'' or ' ')
            i++;
        if (i >= text.Length || text[i] is not ('=' or ':'))
            return false;
        var isAssignment = text[i] == '=';
        i++;
        while (i < text.Length && text[i] is '"' or '\'' or ' ')
            i++;
        start = i;
        if (TryFindPrivateKey(text, i, out end))
            return true;
        end = EndOfValue(text, i);
        var value = text.AsSpan(start, end - start);
        // In "token=Bearer …" the secret is the word behind.
        if (value.StartsWith(Redacted, StringComparison.Ordinal) || value.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
            return false;
        // "password: the old one" is prose; a secret has digits or is assigned.
        return value.Length >= 4 && (isAssignment || (value.Length >= 8 && ContainsDigit(value)));
    }

    private static bool IsSecretName(string name)
    {
        foreach (var secret in s_names)
        {
            if (name.EndsWith(secret, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static int EndOfValue(string text, int start)
    {
        var end = start;
        while (end < text.Length && text[end] is not (' ' or '\t' or '\r' or '\n' or '"' or '\'' or '`' or ',' or ';' or '&' or ')'))
            end++;
        return end;
    }

    private static bool ContainsDigit(ReadOnlySpan<char> value) => value.ContainsAnyInRange('0', '9');
}
