using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Log;
using PoolCoordination.Tests.Cli;

namespace PoolCoordination.Tests.Postgres;

/// <summary>What is sent to a server on another machine, and over what connection: here by an address of this machine's own.</summary>
public sealed class TransportTests(PostgresFixture postgres)
{
    private const string NotGiven = "so it was not sent; set 'sslmode=verify-full' in the address";

    [Theory]
    [InlineData("", PasswordThief.Clear)]
    [InlineData("", PasswordThief.Md5)]
    [InlineData("&sslmode=prefer", PasswordThief.Clear)]
    [InlineData("&sslmode=prefer", PasswordThief.Md5)]
    [InlineData("&sslmode=allow", PasswordThief.Clear)]
    [InlineData("&sslmode=disable", PasswordThief.Clear)]
    [InlineData("&sslmode=disable", PasswordThief.Md5)]
    public void Another_machine_without_TLS_is_given_no_password(string options, int way)
    {
        using var thief = new PasswordThief(OwnAddress.Require(), way);
        using var pool = new ScratchPool($"postgres://me:secret@{OwnAddress.Value}:{thief.Port}/d?pool=p{options}");

        var away = Assert.Throws<PoolUnavailableException>(() => pool.Pool.Log.Open());

        Assert.Contains(
            options is "" or "&sslmode=allow" ? "the server does not support TLS" : NotGiven,
            away.Message,
            StringComparison.Ordinal
        );
        Condition.Wait("the end of the visit", () => thief.Visits > 0);
        Assert.Empty(thief.Passwords);
    }

    [Fact]
    public void Without_an_sslmode_another_machine_without_TLS_does_not_even_learn_who_came()
    {
        using var thief = new PasswordThief(OwnAddress.Require(), PasswordThief.Clear);
        using var pool = new ScratchPool($"postgres://me:secret@{OwnAddress.Value}:{thief.Port}/d?pool=p");

        Assert.Throws<PoolUnavailableException>(() => pool.Pool.Log.Open());

        Condition.Wait("the end of the visit", () => thief.Visits > 0);
        Assert.Equal([80877103], thief.Greetings);
    }

    [Theory]
    [MemberData(nameof(HookProgram.All), MemberType = typeof(HookProgram))]
    public void A_hook_gives_the_password_of_the_environment_to_no_server_without_TLS(HookProgram program)
    {
        using var thief = new PasswordThief(OwnAddress.Require(), PasswordThief.Clear);
        using var folder = new ScratchFolder();
        var pool = new PoolProcess(folder.Path);
        pool.Variables["POOL_PATH"] = $"postgres://me@{OwnAddress.Value}:{thief.Port}/d?pool=p&sslmode=prefer";
        pool.Variables["PGPASSWORD"] = "secret";

        var hook = pool.RunHook(program, """{"hook_event_name":"SessionStart","session_id":"aaaaaaaa"}""");

        Assert.Equal((0, "", ""), (hook.ExitCode, hook.Output, hook.Error));
        Condition.Wait("the end of the visit", () => thief.Visits > 0);
        Assert.Empty(thief.Passwords);
    }

    [Fact]
    public void A_server_on_this_machine_is_given_the_password_that_it_asks_for()
    {
        using var thief = new PasswordThief("127.0.0.1", PasswordThief.Clear);
        // Windows asks ::1 first, and waits there although nobody listens.
        var host = OperatingSystem.IsWindows() ? "127.0.0.1" : "localhost";
        using var pool = new ScratchPool($"postgres://me:secret@{host}:{thief.Port}/d?pool=p");

        Assert.Throws<PoolUnavailableException>(() => pool.Pool.Log.Open());

        Condition.Wait("the password", () => !thief.Passwords.IsEmpty);
        Assert.Equal("secret\0"u8.ToArray(), thief.Passwords.First());
    }

    [Fact]
    public void Without_an_sslmode_the_certificate_of_another_machine_must_be_vouched_for()
    {
        var server = postgres.Require();
        using var unknown = new ScratchPool(server.AddressFromElsewhere());
        using var known = new ScratchPool(server.AddressFromElsewhere(options: Root(server)));

        var away = Assert.Throws<PoolUnavailableException>(() => unknown.Pool.Log.Open());
        known.Add("A", "over TLS");

        Assert.Contains("'sslrootcert=/path' there name the certificate", away.Message, StringComparison.Ordinal);
        Assert.Equal("over TLS", Assert.Single(known.Entries).Topic);
        Assert.DoesNotContain(
            known.Pool.Log.Check(TestContext.Current.CancellationToken),
            problem => problem.Kind == PoolProblemKind.Server
        );
    }

    [Theory]
    [InlineData("clear")]
    [InlineData("hashed")]
    public void A_password_in_clear_or_as_MD5_goes_to_another_machine_over_TLS_alone(string role)
    {
        var server = postgres.Require();
        using var bare = new ScratchPool(server.AddressFromElsewhere(role, "&sslmode=disable"));
        using var encrypted = new ScratchPool(server.AddressFromElsewhere(role, Root(server)));

        Assert.Contains(NotGiven, Assert.Throws<PoolUnavailableException>(() => bare.Pool.Log.Open()).Message, StringComparison.Ordinal);
        // It is let in, and has no rights there.
        Assert.Contains(
            $"the role '{role}' may not do this",
            Assert.Throws<PoolUnavailableException>(() => encrypted.Pool.Log.Open()).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void SCRAM_goes_without_TLS_where_the_address_says_so_and_a_check_tells()
    {
        using var pool = new ScratchPool(postgres.Require().AddressFromElsewhere(options: "&sslmode=disable"));

        pool.Add(new PoolEntry { Instance = "A", Topic = "by SCRAM" });

        Assert.Equal("by SCRAM", Assert.Single(pool.Entries).Topic);
        Assert.Contains(
            pool.Pool.Log.Check(TestContext.Current.CancellationToken),
            problem =>
                problem.Message.StartsWith($"The connection does not verify the server '{OwnAddress.Value}'", StringComparison.Ordinal)
        );
    }

    private static string Root(PostgresInstance server) => $"&sslrootcert={Uri.EscapeDataString(server.CertificatePath)}";
}
