namespace PoolCoordination.Text.Secrets;

/// <summary>Tokens that are known by something within or at their end.</summary>
internal static class InfixToken
{
    public static bool TryFind(ReadOnlySpan<char> text, int start, int end, out SecretSpan secret)
    {
        var word = text[start..end];
        var rest = text[end..];
        // Telegram: the bot's number, a colon and 35 characters; a URL has "bot" before it.
        if (word.Length is >= 8 and <= 13 && rest.StartsWith(":A", StringComparison.Ordinal) && IsNumber(word.TrimStart("bot")))
            return Take(text, start, end + 1, 35, "-_", out secret);
        // JSON Web Token: two parts of Base64 that begin as an object does.
        if (word.Length >= 17 && word.StartsWith("ey", StringComparison.Ordinal) && rest.StartsWith(".", StringComparison.Ordinal))
            return Take(text, start, end + 1, 17, "-_./=+", out secret);
        // Facebook: an app's number, a bar and its secret.
        if (word.Length is 15 or 16 && rest.Length > 28 && rest[0] is '|' or '%' && IsNumber(word))
            return Take(text, start, end + (rest.StartsWith("%7C", StringComparison.Ordinal) ? 3 : 1), 26, "-_", out secret);
        // HashiCorp Terraform: 14 characters, ".atlasv1." and 60 to 70.
        if (word.Length == 14 && rest.StartsWith(".atlasv1.", StringComparison.Ordinal))
            return Take(text, start, end + 9, 40, "-_=", out secret);
        // Microsoft Entra: three characters, a digit, "Q~" and 31 to 34.
        if (word.Length >= 2 && word[^1] == 'Q' && char.IsAsciiDigit(word[^2]) && rest.StartsWith("~", StringComparison.Ordinal))
            return Take(text, StartOfDotted(text, start), end + 1, 28, "-_.~", out secret);
        // Salesforce: an organization's id, "!" and its session.
        if (word.Length == 15 && rest.StartsWith("!", StringComparison.Ordinal) && word.StartsWith("00", StringComparison.Ordinal))
            return Take(text, start, end + 1, 60, "_.", out secret);
        // Discord's bots: a user's id in Base64, a timestamp and a signature.
        if (word.Length is >= 23 and <= 28 && word[0] is 'M' or 'N' or 'O' && rest.Length > 35 && rest[0] == '.' && rest[7] == '.')
            return Take(text, start, end + 8, 27, "-_", out secret);
        // Asana: a number, a person's and 32 digits.
        if (word is "1" or "2" && rest.Length > 40 && rest[0] == '/' && IsAsana(text, end, out secret))
            return true;
        // PuTTY: the lines of a private key.
        if (word is "Private-Lines" && rest.Length > 40)
        {
            var mac = rest.IndexOf("Private-MAC", StringComparison.Ordinal);
            secret = new SecretSpan(end + 1, mac < 0 ? text.Length : end + mac);
            return true;
        }

        // Mailchimp ends with its data centre, Mailgun's signing keys with two groups, Azure DevOps has its name in it, MaxMind and New
        // Relic with their names.
        secret = new SecretSpan(start, end);
        return word.Length >= 35
            && (
                IsHexThen(word, 32, "-us")
                || (word.Length == 84 && word[76..80] is "AZDO")
                || (
                    word.Length == 50
                    && word[32] == '-'
                    && word[41] == '-'
                    && CharacterClasses.IsHex(word[..32])
                    && CharacterClasses.IsHex(word[42..])
                )
                || word.EndsWith("_mmk", StringComparison.Ordinal)
                || word.EndsWith("-NRMA", StringComparison.Ordinal)
                || word.EndsWith("FFFFNRAL", StringComparison.Ordinal)
            );
    }

    private static bool IsAsana(ReadOnlySpan<char> text, int slash, out SecretSpan secret)
    {
        var colon = slash + 1;
        while (colon < text.Length && (char.IsAsciiDigit(text[colon]) || text[colon] == '/'))
            colon++;
        var end = CharacterClasses.EndOfWord(text, Math.Min(colon + 1, text.Length));
        secret = new SecretSpan(slash - 1, end);
        return colon - slash > 12 && end == colon + 33 && text[colon] == ':' && CharacterClasses.IsHex(text[(colon + 1)..end]);
    }

    private static bool Take(ReadOnlySpan<char> text, int start, int bodyStart, int shortest, string others, out SecretSpan secret)
    {
        var end = bodyStart;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || others.Contains(text[end], StringComparison.Ordinal)))
            end++;
        secret = new SecretSpan(start, end);
        return end - bodyStart >= shortest;
    }

    private static bool IsNumber(ReadOnlySpan<char> word) => word.Length >= 8 && !word.ContainsAnyExceptInRange('0', '9');

    private static int StartOfDotted(ReadOnlySpan<char> text, int start)
    {
        while (start > 0 && text[start - 1] is '.' or '~' && start > 1 && CharacterClasses.IsWord(text[start - 2]))
            start--;
        return start;
    }

    private static bool IsHexThen(ReadOnlySpan<char> word, int length, string mark) =>
        word[length..].StartsWith(mark, StringComparison.Ordinal)
        && word.Length <= length + mark.Length + 2
        && CharacterClasses.IsHex(word[..length]);
}
