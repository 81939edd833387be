using System.Globalization;
using Npgsql;

namespace PoolCoordination.Postgres;

/// <summary>
/// What the address of a pool says: <c>postgres://user@host:5432/database?pool=team&amp;sslmode=verify-full&amp;sslrootcert=path</c>.
/// What it leaves out is as for other clients of PostgreSQL: the password is that of <c>PGPASSWORD</c> or <c>.pgpass</c>.
/// </summary>
internal sealed class PostgresAddress
{
    private const string Form = "postgres://user@host:5432/database?pool=team&sslmode=verify-full";
    private const string DefaultPool = "default";
    private const int LongestPool = 40;

    private PostgresAddress(string pool, NpgsqlConnectionStringBuilder connection)
    {
        Pool = pool;
        Connection = connection;
    }

    /// <summary>The pool's name; several pools may be in one database.</summary>
    public string Pool { get; }

    /// <summary>How to connect.</summary>
    public NpgsqlConnectionStringBuilder Connection { get; }

    /// <summary>Whether the server is this machine.</summary>
    public bool IsLocal => Connection.Host is null or "localhost" or "127.0.0.1" or "::1" || Connection.Host.StartsWith('/');

    /// <summary>Reads an address.</summary>
    /// <exception cref="PoolException">It is none, or says what is not understood; the message is without the password.</exception>
    public static PostgresAddress Parse(ServerAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!Uri.TryCreate(address.Text, UriKind.Absolute, out var uri))
            throw Refuse(address, "is no address");
        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = Decode(uri.Host.Trim('[', ']')),
            Port = uri.Port > 0 ? uri.Port : NpgsqlConnection.DefaultPort,
            ApplicationName = "pool",
            // Each is a round trip or more that a hook does not have.
            GssEncryptionMode = GssEncryptionMode.Disable,
            NoResetOnClose = true,
            MaxPoolSize = 20,
            ConnectionIdleLifetime = 60,
            Timeout = 0,
            CommandTimeout = 0,
            KeepAlive = 30,
        };
        if (uri.UserInfo.Length > 0)
            connection.Username = Decode(uri.UserInfo);
        if (uri.AbsolutePath.Trim('/') is { Length: > 0 } database)
            connection.Database = Decode(database);
        if (address.Password is { } password)
            connection.Password = Decode(password);
        return new PostgresAddress(ReadQuery(address, uri.Query, connection), connection);
    }

    private static string ReadQuery(ServerAddress address, string query, NpgsqlConnectionStringBuilder connection)
    {
        var pool = DefaultPool;
        foreach (var member in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = member.Split('=', 2) is [var left, var right] ? (left, Decode(right)) : (member, "");
            switch (name)
            {
                case "pool":
                    pool = IsName(value) ? value : throw Refuse(address, $"names the pool '{value}'; a name is of letters, digits, '-', '_' and '.', at most {LongestPool},");
                    break;
                case "sslmode":
                    connection.SslMode = Mode(value) ?? throw Refuse(address, $"has the sslmode '{value}'; it is disable, allow, prefer, require, verify-ca or verify-full");
                    break;
                case "sslrootcert":
                    connection.RootCertificate = value;
                    break;
                default:
                    throw Refuse(address, $"says '{name}', which is none of pool, sslmode and sslrootcert,");
            }
        }

        return pool;
    }

    private static bool IsName(string text) =>
        text.Length is > 0 and <= LongestPool && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.');

    private static SslMode? Mode(string text) =>
        text.ToLowerInvariant() switch
        {
            "disable" => SslMode.Disable,
            "allow" => SslMode.Allow,
            "prefer" => SslMode.Prefer,
            "require" => SslMode.Require,
            "verify-ca" => SslMode.VerifyCA,
            "verify-full" => SslMode.VerifyFull,
            _ => null,
        };

    private static string Decode(string text) => Uri.UnescapeDataString(text);

    private static PoolException Refuse(ServerAddress address, string what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The pool '{address.Text}' {what}; an address is such as {Form}.")) { Fault = PoolFault.Location };
}
