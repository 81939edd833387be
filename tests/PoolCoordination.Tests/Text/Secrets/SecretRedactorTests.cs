using FsCheck;
using FsCheck.Fluent;
using PoolCoordination.Blocks;
using PoolCoordination.Entries;
using PoolCoordination.Pools;
using PoolCoordination.Text.Secrets;

namespace PoolCoordination.Tests.Text.Secrets;

public class SecretRedactorTests
{
    private static readonly Gen<string> s_prose =
        from words in Gen.Elements(
                "Fixed",
                "the",
                "race.",
                "Then",
                "(see",
                "auth.py)",
                "🚀",
                "it's",
                "a",
                "b:",
                "a=b",
                "password",
                "\n",
                "!",
                "?"
            )
            .ListOf()
        select string.Join(' ', words);

    public static TheoryData<string, string> Secrets => [.. SecretSamples.InContext.Select(sample => (sample.Text, sample.Secret))];

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
    [MemberData(nameof(HarmlessSamples.All), MemberType = typeof(HarmlessSamples))]
    [MemberData(nameof(HarmlessMessageSamples.All), MemberType = typeof(HarmlessMessageSamples))]
    public void Ordinary_text_is_left_alone(string text) => Assert.Same(text, SecretRedactor.Redact(text));

    [Theory]
    [InlineData(
        "set PASSWORD=hunter2, then https://dev:hunter2@db/x works",
        "set PASSWORD=[redacted], then https://dev:[redacted]@db/x works"
    )]
    [InlineData("connect(user='dev', password='hunter2') works", "connect(user='dev', password='[redacted]') works")]
    [InlineData("Server=db;Password=hunter2;Encrypt=True", "Server=db;Password=[redacted];Encrypt=True")]
    [InlineData("/login?password=hunter2&next=home", "/login?password=[redacted]&next=home")]
    [InlineData("(password=hunter2)", "(password=[redacted])")]
    [InlineData("curl -u dev:hunter2 https://x", "curl -u dev:[redacted] https://x")]
    [InlineData("<password>hunter2</password>", "<password>[redacted]</password>")]
    [InlineData("<password><![CDATA[hunter2]]></password>", "<password><![CDATA[[redacted]]]></password>")]
    [InlineData("curl -sSu dev:hunter2 https://x", "curl -sSu dev:[redacted] https://x")]
    [InlineData("user/pass: dev/hunter22x", "user/pass: dev/[redacted]")]
    [InlineData("| password | hunter2 | yes |", "| password | [redacted] | yes |")]
    [InlineData("{ user: 'dev', pass: 'hunter2' }", "{ user: 'dev', pass: '[redacted]' }")]
    [InlineData("password: correcthorse, user: dev", "password: [redacted], user: dev")]
    [InlineData("at postgres://u:pa\"55w0rd9Xz@h/d now", "at postgres://u:[redacted]@h/d now")]
    [InlineData("see \"https://u:pa`55w0rd9Xz@h/d\" now", "see \"https://u:[redacted]@h/d\" now")]
    [InlineData("password: \"S3cr3t\"Quote'x9ZZ81\" is set", "password: \"[redacted]\" is set")]
    public void Text_around_a_secret_stays(string text, string redacted) => Assert.Equal(redacted, SecretRedactor.Redact(text));

    [Fact]
    public void No_secret_in_a_summary_reaches_the_log() =>
        AssertNoneReachesTheLog((pool, text) => pool.Add(Entry() with { Summary = text }));

    [Fact]
    public void No_secret_in_another_field_reaches_the_log() =>
        AssertNoneReachesTheLog(
            (pool, text) =>
                pool.Add(Entry() with { Instance = text, Topic = text + " t", Blocks = text, Affects = [text, "a.py"], Root = text })
        );

    [Fact]
    public void No_secret_of_a_block_without_a_topic_reaches_the_log() =>
        AssertNoneReachesTheLog(
            (pool, text) =>
            {
                var block = Assert.Single(BlockReader.Read($"```pool\nSUMMARY: x {text}\n```"));
                pool.Pool.Log.Append(pool.Pool.Draft(block, new Identity("A")));
            },
            sample => !sample.Contains('\n', StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("password=pa55,w0rd9Xz")]
    [InlineData("src/a.py, DB_PASS=pa55,w0rd9Xz")]
    [InlineData("postgres://u:pa55,w0rd9Xz@h/d")]
    [InlineData("curl -u a:pa55,w0rd9Xz https://x")]
    [InlineData("password=\"pa55;w0rd9Xz\"")]
    public void A_secret_with_a_mark_that_separates_paths_reaches_no_log_and_is_not_shown(string affects)
    {
        using var pool = new ScratchPool();
        foreach (var action in (string[])["completed", "claimed"])
        {
            var block = Assert.Single(BlockReader.Read($"```pool\nACTION: {action}\nTOPIC: t {action}\nAFFECTS: {affects}\n```"));
            pool.Pool.Log.Append(pool.Pool.Draft(block, new Identity("A")));
            pool.Pool.Post(Entry() with { Action = block.Action, Topic = "by hand", Affects = [affects] });
        }

        Assert.Equal(4, pool.Lines.Length);
        Assert.DoesNotContain(pool.Lines, line => line.Contains("w0rd9Xz", StringComparison.Ordinal));

        pool.WriteLog(
            EntryWriter.Text(Entry() with { Id = "1", Topic = "t", Affects = affects.Split(','), Timestamp = pool.Clock.Now })
        );
        var shown = Assert.Single(pool.Entries).ForDisplay();
        Assert.DoesNotContain(shown.Affects, path => path.Contains("w0rd9Xz", StringComparison.Ordinal));
        Assert.DoesNotContain("w0rd9Xz", pool.Context("B").Text(isFull: true), StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_sentence_of_a_summary_is_cut_only_after_its_secrets_are_gone()
    {
        var block = Assert.Single(
            BlockReader.Read($"```pool\nSUMMARY: Moved postgres://dev:{new string('p', 60)}{new string('w', 60)}@db/shop\n```")
        );

        Assert.DoesNotContain("pppp", block.Topic, StringComparison.Ordinal);
    }

    [Fact]
    public void No_text_raises_an_exception() => Holds.For(Any.Text, text => SecretRedactor.Redact(text), tests: 1000);

    /// <summary>Marks that the notations are made of, in any order, with cuts anywhere.</summary>
    [Fact]
    public void Any_broken_notation_is_the_same_text_or_has_the_mark() =>
        Holds.For(
            Gen.Elements(
                    "password", "token", "key", "Cookie:", "sid", "-u", "curl", "--password", "mysql", "-p", "-----BEGIN ",
                    "PRIVATE KEY-----", "-----END ", "://", "@", "=", ":", "=>", ":=", "\"", "'", "\\\"", "\\", "<", ">", "</", "%3D", "%",
                    "(", ")", ",", ";", "&", " ", " ", "\n", "hunter2", "dev", "Bearer", "Basic", "is", "login", "value", "ey", "|", "**",
                    "${", "A", "[redacted]"
                )
                .ListOf()
                .Select(string.Concat),
            text =>
            {
                var redacted = SecretRedactor.Redact(text);
                Assert.True(ReferenceEquals(text, redacted) || redacted.Contains(SecretRedactor.Redacted, StringComparison.Ordinal));
            },
            tests: 3000
        );

    private static PoolCoordination.Entries.PoolEntry Entry() => new() { Instance = "A", Topic = "t" };

    private static void AssertNoneReachesTheLog(Action<ScratchPool, string> write, Func<string, bool>? isWritable = null)
    {
        using var pool = new ScratchPool();
        var samples = SecretSamples.InContext.Where(sample => isWritable is null || isWritable(sample.Text)).ToArray();
        Holds.For(
            from secret in Gen.Elements(samples)
            from before in s_prose
            from after in s_prose
            select (secret.Secret, Text: $"{secret.Text} {after}", Before: before),
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
