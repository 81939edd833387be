namespace PoolCoordination.Text.Secrets;

/// <summary>Reads from a name what kind of value it has: by how it ends, ignoring case and separators, else by what is in it.</summary>
internal static class SecretName
{
    private const int Longest = 24;

    /// <summary>The kind of the name that ends before an index; words before it count, as in <c>API key</c>.</summary>
    public static NameKind EndingAt(ReadOnlySpan<char> text, int end)
    {
        if (!MayEndAt(text, end))
            return NameKind.None;
        Span<char> buffer = stackalloc char[Longest];
        var first = Normalize(text, end, buffer);
        return Classify(buffer[first..], text[..end]);
    }

    /// <summary>Whether a name of a secret may end before an index, by its last two letters.</summary>
    public static bool MayEndAt(ReadOnlySpan<char> text, int end) =>
        end >= 2 && IsEnding((char)(text[end - 2] | 0x20), (char)(text[end - 1] | 0x20));

    private static bool IsEnding(char last2, char last) =>
        last switch
        {
            'd' => last2 is 'r' or 'w' or 'i',
            'e' => last2 is 's' or 'd' or 'r' or 'i',
            's' => last2 is 's' or 'l' or 'd',
            't' => last2 is 'e' or 'r' or 'a' or 'l',
            'n' => last2 is 'e' or 's' or 'i',
            'k' => last2 is 's',
            'y' => last2 is 'e' or 'b',
            'w' => last2 is 'p',
            'h' => last2 is 't',
            'g' => last2 is 'i' or 'n',
            'c' => last2 is 'i',
            _ => false,
        };

    /// <summary>Whether a name holds a word for a credential.</summary>
    public static bool Hints(ReadOnlySpan<char> name) =>
        ContainsAny(name, s_words) && !name.Contains("public", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a text names an issuer of credentials.</summary>
    public static bool NamesIssuer(ReadOnlySpan<char> text) => ContainsAny(text, s_issuers);

    private static bool ContainsAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static readonly string[] s_words =
    [
        "key", "token", "secret", "passw", "credential", "auth", "bearer", "webhook", "sid", "session", "signature", "_pat", "pat_", "sas",
        "salt", "jwt",
    ];

    private static readonly string[] s_issuers =
    [
        "adafruit", "adobe", "airtable", "algolia", "alibaba", "amplitude", "anthropic", "artifactory", "asana", "atlassian", "auth0",
        "aws", "azure", "beamer", "bitbucket", "bitly", "bittrex", "cloudflare", "cloudinary", "codecov", "cohere", "coinbase", "confluen",
        "contentful", "databricks", "datadog", "deepl", "deepseek", "discord", "docker", "droneci", "dropbox", "elastic", "elevenlabs",
        "etsy", "facebook", "fastly", "figma", "finicity", "finnhub", "firebase", "flickr", "freshbooks", "freshdesk", "gcp", "gemini",
        "github", "gitlab", "gitter", "gocardless", "google", "grafana", "heroku", "honeycomb", "hubspot", "infura", "intercom", "jenkins",
        "jfrog", "xray", "bintray", "jira", "kraken", "kucoin", "launchdarkly", "linear", "linkedin", "linked_in", "linked-in", "loggly",
        "looker", "mailchimp", "mailgun", "mapbox", "mattermost", "meraki", "messagebird", "message_bird", "message-bird", "mistral",
        "mixpanel", "mongodb", "netlify", "newrelic", "new_relic", "new relic", "new-relic", "notion", "nytimes", "new-york-times",
        "newyorktimes", "okta", "openai", "opsgenie", "pagerduty", "paypal", "plaid", "private_ai", "privateai", "pusher", "rapidapi",
        "rollbar", "segment", "sendbird", "sendgrid", "sentry", "shodan", "slack", "snyk", "sonar", "splunk", "square", "stripe", "sumo",
        "supabase", "telegram", "together", "travis", "trello", "twilio", "twitch", "twitter", "typeform", "vault", "vercel", "yandex",
        "zendesk",
    ];

    /// <summary>Writes the name's last letters and digits, in lower case, to the end of a buffer.</summary>
    private static int Normalize(ReadOnlySpan<char> text, int end, Span<char> buffer)
    {
        var first = buffer.Length;
        var i = end - 1;
        for (; i >= 0 && first > 0; i--)
        {
            if (char.IsAsciiLetterOrDigit(text[i]))
                buffer[--first] = char.ToLowerInvariant(text[i]);
            else if (text[i] is not ('_' or '-' or '.' or ' ') || i == 0 || !char.IsAsciiLetterOrDigit(text[i - 1]))
                break;
        }

        return first;
    }

    /// <summary>
    /// Whether a name ends with a word that is a part of it: <c>db_pass</c>, <c>dbPass</c>, not <c>bypass</c> and not <c>pass</c>.
    /// </summary>
    private static bool EndsWithPart(ReadOnlySpan<char> text, int length) =>
        text.Length > length
        && (
            text[^(length + 1)] is '_' or '-' or '.'
            || (char.IsAsciiLetterUpper(text[^length]) && char.IsAsciiLetterLower(text[^(length + 1)]))
        );

    private static NameKind Classify(ReadOnlySpan<char> name, ReadOnlySpan<char> text) =>
        name[^1] switch
        {
            'd' when EndsWith(name, "password") || EndsWith(name, "passwd") || EndsWith(name, "pwd") => NameKind.Password,
            'e' when EndsWith(name, "passphrase") || EndsWith(name, "seedphrase") || EndsWith(name, "recoveryphrase") =>
                NameKind.Passphrase,
            'e' when EndsWith(name, "passcode") => NameKind.Password,
            'e' when EndsWith(name, "signature") || EndsWith(name, "keybase") || EndsWith(name, "cookie") => NameKind.Token,
            's' when EndsWith(name, "pass") => EndsWithPart(text, 4)
            || EndsWith(name, "dbpass")
            || EndsWith(name, "userpass")
            || EndsWith(name, "keypass")
            || EndsWith(name, "storepass")
            || EndsWith(name, "requirepass")
                ? NameKind.Password
            : text.Length == 4 || !char.IsAsciiLetterOrDigit(text[^5]) ? NameKind.Secret
            : NameKind.None,
            's' when EndsWith(name, "credentials") || EndsWith(name, "creds") => NameKind.Token,
            't' when EndsWith(name, "passwort") || EndsWith(name, "kennwort") => NameKind.Password,
            't' when EndsWith(name, "secret") => NameKind.Secret,
            't' when EndsWith(name, "pat") && EndsWithPart(text, 3) => NameKind.Token,
            't' when EndsWith(name, "salt") => NameKind.Hint,
            'n' when EndsWith(name, "token") => NameKind.Secret,
            'd' when EndsWith(name, "jsessionid") || EndsWith(name, "netsessionid") || EndsWith(name, "sessid") => NameKind.Token,
            'd' when EndsWith(name, "sessionid") => NameKind.Hint,
            'n' when EndsWith(name, "sonarlogin") => NameKind.Token,
            'k' when EndsWith(name, "psk") && (text.Length == 3 || !char.IsAsciiLetterOrDigit(text[^4])) => NameKind.Password,
            'n' when EndsWith(name, "dsn") => NameKind.Hint,
            'y' when EndsWith(name, "key") => Key(name[..^3]),
            'y' when EndsWith(name, "identifiedby") => NameKind.Password,
            'g' when EndsWith(name, "converttosecurestring") => NameKind.Password,
            'w' when EndsWith(name, "dbpw") || EndsWith(name, "userpw") || name is "pw" => NameKind.Password,
            'h' when EndsWith(name, "masterauth") => NameKind.Password,
            'h' when EndsWith(name, "auth") => NameKind.Token,
            'g' when name is "sig" || EndsWith(name, "sig") => NameKind.Token,
            'c' when EndsWith(name, "mnemonic") => NameKind.Passphrase,
            _ => NameKind.None,
        };

    private static NameKind Key(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty)
            return NameKind.Hint;
        return EndsWith(name, "api")
            || EndsWith(name, "secret")
            || EndsWith(name, "access")
            || EndsWith(name, "private")
            || EndsWith(name, "signing")
            || EndsWith(name, "encryption")
            || EndsWith(name, "master")
            || EndsWith(name, "jwt")
                ? NameKind.Secret
            : EndsWith(name, "auth")
            || EndsWith(name, "account")
            || EndsWith(name, "shared")
            || EndsWith(name, "storage")
            || EndsWith(name, "subscription")
            || EndsWith(name, "license")
            || EndsWith(name, "app")
            || EndsWith(name, "application")
            || EndsWith(name, "service")
            || EndsWith(name, "session")
            || EndsWith(name, "client")
            || EndsWith(name, "consumer")
            || EndsWith(name, "admin")
            || EndsWith(name, "function")
            || EndsWith(name, "deploy")
            || EndsWith(name, "hmac")
            || EndsWith(name, "crypto")
            || EndsWith(name, "rest")
            || EndsWith(name, "webhook")
            || EndsWith(name, "host")
                ? NameKind.Token
            : EndsWith(name, "public")
            || EndsWith(name, "cache")
            || EndsWith(name, "primary")
            || EndsWith(name, "foreign")
            || EndsWith(name, "idempotency")
            || EndsWith(name, "partition")
                ? NameKind.Public
            : NameKind.Hint;
    }

    private static bool EndsWith(ReadOnlySpan<char> name, string ending) => name.EndsWith(ending, StringComparison.Ordinal);
}
