using System.Text;

namespace PoolCoordination.Tests.Text.Secrets;

/// <summary>Texts around a secret, and the secret. Each is put together here, so that no scanner takes this file for a leak.</summary>
internal static class SecretSamples
{
    private const string Letters = "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF3hI6kL9nO2qR5tU8wX1z";
    private const string Hex = "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a6978";
    private const string Uuid = "3f2a9b1c-4d5e-4f70-8192-a3b4c5d6e7f8";
    private static readonly string s_random = Letters[..32];
    private static readonly string s_base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(Letters[..40]));
    private static readonly string s_userAndPassword = Convert.ToBase64String("dev:hunter2"u8);
    private static readonly string s_keyBody = Letters + "+/" + Letters;

    /// <summary>Values whose place or name says that they are secrets.</summary>
    public static (string Text, string Secret)[] InContext { get; } =
    [
        // URLs
        ("https://dev:hunter2@db.example.org/x", "hunter2"),
        ("postgres://dev:p%40ss.w0rd@localhost:5432/shop", "p%40ss.w0rd"),
        ("redis://:s3cret!@cache:6379", "s3cret!"),
        ("postgres://dev:p@ss,w&rd)1@db/shop", "p@ss,w&rd)1"),
        ("amqp://dev:pa@s#s1@mq/v", "pa@s#s1"),
        ("amqp://dev:pa/ss1@mq:5672/v", "pa/ss1"),
        ($"https://{s_random}@git.example.org/x.git", s_random),
        // Names with values
        ("password=hunter2", "hunter2"),
        ("PASSWORD: hunter2hunter2", "hunter2hunter2"),
        ("DB_PASSWORD=\"correcthorse\"", "correcthorse"),
        ("DB_PASS=correcthorse", "correcthorse"),
        ("password=a1,b2&c3)d4@e5", "a1,b2&c3)d4@e5"),
        ("'password' => \"hunter2\",", "hunter2"),
        ("password := \"hunter2\"", "hunter2"),
        ("password: str = \"hunter2\"", "hunter2"),
        ("{\\\"user\\\":\\\"dev\\\",\\\"password\\\":\\\"hunter2\\\"}", "hunter2"),
        ("<password>hunter2</password>", "hunter2"),
        ("<add key=\"DbPassword\" value=\"hunter2\" />", "hunter2"),
        ("- name: DB_PASSWORD\n  value: \"hunter2\"", "hunter2"),
        ("variable \"db_password\" { default = \"hunter2\" }", "hunter2"),
        ("client.setPassword(\"hunter2\")", "hunter2"),
        ("CREATE USER dev WITH PASSWORD 'hunter2'", "hunter2"),
        ("CREATE USER dev IDENTIFIED BY 'hunter2'", "hunter2"),
        ("Server=db;User Id=sa;Password=Pa55;w0rd;Encrypt=True", "Pa55;w0rd"),
        ("Host=db;Username=dev;Pwd=hunter2", "hunter2"),
        ("the password is hunter2", "hunter2"),
        ("**Password:** hunter2", "hunter2"),
        ("| DB password | `hunter2` |", "hunter2"),
        ("passphrase: correct horse battery staple", "correct horse battery staple"),
        ("passphrase: \"correct horse battery staple\"", "correct horse battery staple"),
        ("\"api_key\": \"" + Hex[..16] + "\"", Hex[..16]),
        ("client-secret: 8Q~abcdefghijklmnop", "8Q~abcdefghijklmnop"),
        ($"AWS_SECRET_ACCESS_KEY={Letters[..18]}/{Letters[..10]}+{Letters[20..30]}", Letters[..18]),
        ($"aws secret access key {s_random}", s_random),
        ($"AccountKey={s_base64};EndpointSuffix=x", s_base64),
        ($"SharedAccessKey={s_base64}", s_base64),
        ($"heroku key = {Uuid}", Uuid),
        ($"DD_API_KEY={Hex[..32]}", Hex[..32]),
        ($"datadog: {Hex[..40]}", Hex[..40]),
        ($"MISTRAL_API_KEY={s_random}", s_random),
        ($"//registry.example.org/:_authToken={s_random}", s_random),
        ($"https://x.blob.core.windows.net/c?sv=2022-11-02&sp=r&sig={s_random}%3D&se=2030", s_random),
        ($"the new API token ({s_random})", s_random),
        // Headers
        ($"Authorization: Bearer {Hex[..22]}", Hex[..22]),
        ($"Authorization: Basic {s_userAndPassword}", s_userAndPassword),
        ($"Authorization: token {Hex[..40]}", Hex[..40]),
        ($"auth_token=Bearer {Hex[..22]}", Hex[..22]),
        ($"X-Api-Key: {s_random}", s_random),
        ($"Cookie: theme=dark; sid={s_random}; lang=en", s_random),
        ($"Set-Cookie: connect.sid=s%3A{s_random}; Path=/; HttpOnly", s_random),
        ($"JSESSIONID={Hex[..32].ToUpperInvariant()}", Hex[..32].ToUpperInvariant()),
        // Commands and their files
        ("curl -u dev:hunter2 https://x.example", "hunter2"),
        ("curl -sS --user 'dev:hun ter2' https://x.example", "hun ter2"),
        ("machine api.example.org login dev password correcthorse", "correcthorse"),
        ("mysql -u root -phunter2 shop", "hunter2"),
        ("openssl enc -aes-256-cbc -k Tr0ub4dor3 -in a -out b", "Tr0ub4dor3"),
        ("sshpass -p 'hunter2' ssh dev@host", "hunter2"),
        ("docker login -u bot -p hunter2 registry.example.org", "hunter2"),
        ("redis-cli -h cache -a hunter2 ping", "hunter2"),
        ("openssl rsa -in k -passin pass:hunter2", "hunter2"),
        ("deploy --password hunter2 --host h", "hunter2"),
        ("deploy --password=hunter2", "hunter2"),
        ("[\"--password\", \"hunter2\"]", "hunter2"),
        ("ConvertTo-SecureString 'hunter2' -AsPlainText", "hunter2"),
        ("requirepass " + Letters[..20], Letters[..20]),
        ("psk=\"hunter2!\"", "hunter2!"),
        ("<db:Password type=\"text\">hunter2</db:Password>", "hunter2"),
        ("password for staging: hunter2", "hunter2"),
        ("sonar.login=" + Hex[..40], Hex[..40]),
        ("CODECOV_TOKEN: a9acf36d-5967-828a-5950-99bdf8eb70cc", "5950-99bdf8eb70cc"),
        ("db.example.org:5432:shop:dev:hunter2", "hunter2"),
        ("jdbc:oracle:thin:scott/hunter2@db:1521/x", "hunter2"),
        // Private keys
        (Pem("RSA ", "\n"), s_keyBody),
        (Pem("EC ", " "), s_keyBody),
        (Pem("", "\\n"), s_keyBody),
        ("PRIVATE_KEY=\"" + Pem("EC ", "\n") + "\"", s_keyBody),
        (Pem("OPENSSH ", " ")[..90], s_keyBody[..40]),
        ("Private-Lines: 8\n" + Letters + "\n" + Letters + "\nPrivate-MAC: 0", Letters),
        // Tokens known by what is within them
        ("1/" + "0011339152723971:" + Hex[..32], Hex[..32]),
        (Letters + Letters[..24] + "AZ" + "DO" + "9Zq1", Letters),
        ("12345678" + "90:AA" + Letters[..33], Letters[..33]),
        (Letters[..14] + ".atlas" + "v1." + Letters + Letters[..10], Letters),
        ("abc8" + "Q~" + Letters[..34], Letters[..34]),
        (Hex[..32] + "-us" + "12", Hex[..32]),
        ("eyJhbGciOiJIUzI1NiJ9" + ".eyJzdWIiOiIxMjM0NTY3ODkwIn0." + Letters, Letters),
        ("line one\\nghp_" + Letters[..36] + "\\nline three", Letters[..36]),
        ("url?token%3Dghp_" + Letters[..36], Letters[..36]),
        .. ChosenSecretSamples.All,
        .. CommandSecretSamples.All,
    ];

    private static string Pem(string kind, string lineBreak) =>
        $"-----BEGIN {kind}" + $"PRIVATE KEY-----{lineBreak}{s_keyBody}{lineBreak}-----END {kind}" + "PRIVATE KEY-----";
}
