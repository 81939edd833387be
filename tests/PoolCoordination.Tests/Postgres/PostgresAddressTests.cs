using Npgsql;
using PoolCoordination.Faults;
using PoolCoordination.Postgres;
using PoolCoordination.Storage;

namespace PoolCoordination.Tests.Postgres;

public sealed class PostgresAddressTests
{
    [Fact]
    public void All_that_an_address_says_is_understood()
    {
        var address = Parse(
            "postgres://us%20er:pa%40ss@db.example.org:6000/my%20base?pool=team-1&sslmode=verify-full&sslrootcert=%2Fca.pem&timeout=2s"
        );

        Assert.Equal("team-1", address.Pool);
        Assert.Equal(TimeSpan.FromSeconds(2), address.Timeout);
        var connection = address.Connection(isLoopback: false);
        Assert.Equal(
            ("db.example.org", 6000, "us er", "pa@ss", "my base"),
            (connection.Host, connection.Port, connection.Username, connection.Password, connection.Database)
        );
        Assert.Equal((SslMode.VerifyFull, "/ca.pem"), (connection.SslMode, connection.RootCertificate));
    }

    [Fact]
    public void What_is_left_out_is_as_usual()
    {
        var address = Parse("postgresql://localhost/base");

        Assert.Equal("default", address.Pool);
        Assert.Null(address.Timeout);
        var connection = address.Connection(isLoopback: true);
        Assert.Equal((5432, null, null), (connection.Port, connection.Username, connection.Password));
        Assert.Equal((SslMode.Prefer, null), (connection.SslMode, connection.RequireAuth));
    }

    [Theory]
    [InlineData("", SslMode.VerifyFull, null)]
    [InlineData("?sslmode=verify-ca", SslMode.VerifyCA, null)]
    [InlineData("?sslmode=require", SslMode.Require, null)]
    [InlineData("?sslmode=prefer", SslMode.Prefer, "!Password,!MD5")]
    [InlineData("?sslmode=allow", SslMode.Allow, "!Password,!MD5")]
    [InlineData("?sslmode=disable", SslMode.Disable, "!Password,!MD5")]
    public void Another_machine_proves_who_it_is_and_without_TLS_for_sure_gets_no_password(string query, SslMode mode, string? requireAuth)
    {
        var connection = Parse($"postgres://h/d{query}").Connection(isLoopback: false);

        Assert.Equal((mode, requireAuth), (connection.SslMode, connection.RequireAuth));
    }

    [Fact]
    public void A_timeout_ends_after_a_day() => Assert.Equal(TimeSpan.FromDays(1), Parse("postgres://h/d?timeout=365d").Timeout);

    [Theory]
    [InlineData("postgres://u:secret@", "is not a valid address")]
    [InlineData("postgres://u:secret@/d", "is not a valid address")]
    [InlineData("postgres:///d", "does not name a server")]
    [InlineData("postgres://u:secret@h/d%00", "contains a NUL character")]
    [InlineData("postgres://u:secret%00@h/d", "contains a NUL character")]
    [InlineData("postgres://u:secret@h/d?pool=a b", "has the pool name 'a b'")]
    [InlineData("postgres://u:secret@h/d?pool=", "has the pool name ''")]
    [InlineData("postgres://u:secret@h/d?sslmode=on", "has the sslmode 'on'")]
    [InlineData("postgres://u:secret@h/d?timeout=soon", "has the timeout 'soon'")]
    [InlineData("postgres://u:secret@0.0.0.0:5/d", "has the host '0.0.0.0'")]
    [InlineData("postgres://u:secret@[::]:5/d", "has the host '::'")]
    [InlineData("postgres://u:secret@h/d?password=x", "has the parameter 'password'")]
    [InlineData("postgres://u@h/d?password=secret", "has the parameter 'password'")]
    [InlineData("postgres://u@h/d?pool=a&Password=secret&sslmode=require", "has the parameter 'Password'")]
    [InlineData("postgres://u@h/d?password=secret&password=secret", "?password=&password='")]
    public void A_wrong_address_is_refused_without_its_password(string text, string reason)
    {
        var error = Assert.Throws<PoolException>(() => Parse(text));

        Assert.Equal(PoolFault.Location, error.Fault);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    private static PostgresAddress Parse(string text) => PostgresAddress.Parse(ServerAddress.TryParse(text)!);
}
