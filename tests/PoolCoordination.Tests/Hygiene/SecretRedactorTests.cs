using FsCheck;
using FsCheck.Fluent;
using PoolCoordination.Hygiene;

namespace PoolCoordination.Tests;

public class SecretRedactorTests
{
    // Put together here, so that no scanner takes this file for a leak.
    private const string Letters36 = "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF3hI6";

    /// <summary>A text around a secret, and the secret.</summary>
    private static readonly (string Text, string Secret)[] s_secrets =
    [
        .. new[]
        {
            "AKIA" + "IOSFODNN7EXAMPLE", "ASIA" + "IOSFODNN7EXAMPLE", "ghp_" + Letters36, "gho_" + Letters36, "ghs_" + Letters36,
            "github_pat_" + Letters36 + "_" + Letters36, "glpat-" + "x1Y2z3A4b5C6d7E8f9G0", "xoxb-" + "123456789012-abcdefABCDEF",
            "xapp-" + "1-A012-345-abcdef", "AIza" + Letters36[..35], "ya29." + Letters36, "sk-ant-api03-" + Letters36, "sk-proj-" + Letters36, "sk-" + Letters36,
            "sk_live_" + Letters36[..24], "npm_" + Letters36, "pypi-" + Letters36, "hf_" + Letters36[..34], "dckr_pat_" + Letters36[..27],
            "eyJhbGciOiJIUzI1NiJ9." + "eyJzdWIiOiIxMjM0NTY3ODkwIn0." + Letters36, "SG." + Letters36 + "." + Letters36,
        }.Select(token => (token, token)),
        ("https://dev:hunter2@db.example.org/x", "hunter2"),
        ("postgres://dev:p%40ss.w0rd@localhost:5432/shop", "p%40ss.w0rd"),
        ("redis://:s3cret!@cache:6379", "s3cret!"),
        ("password=hunter2", "hunter2"),
        ("PASSWORD: hunter2hunter2", "hunter2hunter2"),
        ("DB_PASSWORD=\"correcthorse\"", "correcthorse"),
        ("\"api_key\": \"0123456789abcdef\"", "0123456789abcdef"),
        ("AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
        ("client-secret: 8Q~abcdefghijklmnop", "8Q~abcdefghijklmnop"),
        ("Authorization: Bearer abcdef0123456789abcdef", "abcdef0123456789abcdef"),
        ("AccountKey=Zm9vYmFyYmF6cXV4Zm9v==", "Zm9vYmFyYmF6cXV4Zm9v"),
        ("-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEA7\nabc+/=\n-----END RSA PRIVATE KEY-----", "MIIEowIBAAKCAQEA7"),
        ("PRIVATE_KEY=\"-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIIGl\n-----END EC PRIVATE KEY-----\"", "MHcCAQEEIIGl"),
        ("auth_token=Bearer abcdef0123456789abcdef", "abcdef0123456789abcdef"),
        ("-----BEGIN OPENSSH PRIVATE KEY----- b3BlbnNzaC1rZXktdjEA", "b3BlbnNzaC1rZXktdjEA"),
    ];

    private static readonly Gen<string> s_prose =
        from words in Gen.Elements("Fixed", "the", "race.", "Then", "(see", "auth.py)", "🚀", "it's", "a", "b:", "a=b", "password", "\n", "\"", "!", "?").ListOf()
        select string.Join(' ', words);

    public static TheoryData<string, string> Secrets => [.. s_secrets.Select(secret => (secret.Text, secret.Secret))];

    [Theory]
    [MemberData(nameof(Secrets))]
    public void A_secret_is_replaced(string text, string secret)
    {
        var redacted = SecretRedactor.Redact($"before {text} after");

        Assert.DoesNotContain(secret, redacted, StringComparison.Ordinal);
        Assert.Contains(SecretRedactor.Redacted, redacted, StringComparison.Ordinal);
        Assert.StartsWith("before ", redacted, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Secrets))]
    public void What_is_redacted_once_stays_as_it_is(string text, string secret)
    {
        var redacted = SecretRedactor.Redact(text);

        Assert.Equal(redacted, SecretRedactor.Redact(redacted));
        Assert.DoesNotContain(secret, redacted, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("password: the old one")]
    [InlineData("the token: refreshed")]
    [InlineData("Auth token refresh fix")]
    [InlineData("task-list and disk-usage")]
    [InlineData("sk-learn-something")]
    [InlineData("sk-learn-classifier-with-words-only")]
    [InlineData("secrets are redacted; tokens, too")]
    [InlineData("see https://example.org/a:b@c and http://host:8080/x")]
    [InlineData("dev@example.org wrote at 12:30")]
    [InlineData("-----BEGIN CERTIFICATE----- MIID -----END CERTIFICATE-----")]
    [InlineData("AKIA is a prefix, ghp_ too")]
    [InlineData("bearer of bad news")]
    [InlineData("git@github.com:owner/repo.git")]
    [InlineData("C:\\src\\token.cs")]
    [InlineData("39138c58-016c-4426-91b9-ead75675ded1")]
    public void Ordinary_text_is_left_alone(string text) => Assert.Same(text, SecretRedactor.Redact(text));

    [Fact]
    public void Text_around_a_secret_stays() =>
        Assert.Equal("set PASSWORD=[redacted], then https://dev:[redacted]@db/x works", SecretRedactor.Redact("set PASSWORD=hunter2, then https://dev:hunter2@db/x works"));

    [Fact]
    public void No_secret_in_a_summary_reaches_the_log() => AssertNoneReachesTheLog((pool, text) => pool.Add(Entry() with { Summary = text }));

    [Fact]
    public void No_secret_in_another_field_reaches_the_log() =>
        AssertNoneReachesTheLog((pool, text) => pool.Add(Entry() with { Topic = text + " t", Blocks = text, Affects = [text, "a.py"] }));

    [Fact]
    public void No_secret_of_a_block_without_a_topic_reaches_the_log() =>
        AssertNoneReachesTheLog((pool, text) =>
        {
            var block = Assert.Single(Blocks.BlockReader.Read($"```pool\nSUMMARY: x {text}\n```"));
            pool.Pool.Log.Append(pool.Pool.Draft(block, new Identity("A")));
        });

    [Fact]
    public void The_first_sentence_of_a_summary_is_cut_only_after_its_secrets_are_gone()
    {
        var block = Assert.Single(Blocks.BlockReader.Read($"```pool\nSUMMARY: Moved postgres://dev:{new string('p', 60)}{new string('w', 60)}@db/shop\n```"));

        Assert.DoesNotContain("pppp", block.Topic, StringComparison.Ordinal);
    }

    [Fact]
    public void No_text_raises_an_exception() => Holds.For(Any.Text, text => SecretRedactor.Redact(text), tests: 1000);

    private static PoolCoordination.Entries.PoolEntry Entry() => new() { Instance = "A", Topic = "t" };

    private static void AssertNoneReachesTheLog(Action<ScratchPool, string> write)
    {
        using var pool = new ScratchPool();
        Holds.For(
            from secret in Gen.Elements(s_secrets) from before in s_prose from after in s_prose select (secret.Secret, Text: $"{before} {secret.Text} {after}"),
            value =>
            {
                write(pool, value.Text);
                Assert.DoesNotContain(value.Secret, File.ReadAllText(pool.Path), StringComparison.Ordinal);
                File.Delete(pool.Path);
            },
            tests: 200
        );
    }
}
