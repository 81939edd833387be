using System.Globalization;
using System.Net;
using Npgsql;
using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Storage;

namespace PoolCoordination.Postgres;

/// <summary>
/// What the address of a pool says:
/// <c>postgres://user@host:5432/database?pool=team&amp;sslmode=verify-full&amp;sslrootcert=path&amp;timeout=1s</c>. What it leaves out is
/// as for other clients of PostgreSQL: the password is that of <c>PGPASSWORD</c> or <c>.pgpass</c>.
/// </summary>
internal sealed class PostgresAddress
{
    private const string Form = "postgres://user@host:5432/database?pool=team";
    private const string DefaultPool = "default";
    private const int LongestPool = 40;
    private const int LongestSilence = 30;

    // No wait of the library's is longer than some weeks.
    private static readonly TimeSpan s_longestTimeout = TimeSpan.FromDays(1);

    /// <summary>All but those that give the password away to who reads along, or breaks the hash of it.</summary>
    private const string SafeInClear = "!Password,!MD5";

    private readonly NpgsqlConnectionStringBuilder _connection;

    private PostgresAddress(NpgsqlConnectionStringBuilder connection) => _connection = connection;

    /// <summary>The pool's name; several pools may be in one database.</summary>
    public string Pool { get; private set; } = DefaultPool;

    /// <summary>The server's name or address.</summary>
    public string Host => _connection.Host!;

    /// <summary>The role as which to connect; null where the environment says it.</summary>
    public string? User => _connection.Username;

    /// <summary>What the address says of TLS; null where it says nothing.</summary>
    public SslMode? Mode { get; private set; }

    /// <summary>How long a call waits for an answer, a hook's too; null where the program decides. For servers that are far away.</summary>
    public TimeSpan? Timeout { get; private set; }

    /// <summary>
    /// How to connect. A server on another machine must prove who it is, unless the address says otherwise; and where that leaves a
    /// connection unencrypted, or may, the password is not sent over it in clear or as MD5.
    /// </summary>
    /// <param name="isLoopback">Whether the server is on this machine.</param>
    public NpgsqlConnectionStringBuilder Connection(bool isLoopback)
    {
        var connection = new NpgsqlConnectionStringBuilder(_connection.ConnectionString)
        {
            SslMode = Mode ?? (isLoopback ? SslMode.Prefer : SslMode.VerifyFull),
        };
        if (!isLoopback && connection.SslMode is SslMode.Disable or SslMode.Allow or SslMode.Prefer)
            connection.RequireAuth = SafeInClear;
        return connection;
    }

    /// <summary>Reads an address.</summary>
    /// <exception cref="PoolException">
    /// It is not an address, or says what is not understood; the message is without the password.
    /// </exception>
    public static PostgresAddress Parse(ServerAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!Uri.TryCreate(address.Text, UriKind.Absolute, out var uri))
            throw Invalid(address, "is not a valid address");
        if (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var host) && (host.Equals(IPAddress.Any) || host.Equals(IPAddress.IPv6Any)))
            throw Invalid(address, $"has the host '{host}', which a server listens on but no client can connect to");
        if (uri.Host.Length == 0)
            throw Invalid(address, "does not name a server");
        // No name of the server's has such a character, and its client takes none with it.
        if (
            Decode(address.Text).Contains('\0', StringComparison.Ordinal)
            || Decode(address.Password ?? "").Contains('\0', StringComparison.Ordinal)
        )
            throw Invalid(address, "contains a NUL character");
        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = Decode(uri.Host.Trim('[', ']')),
            Port = uri.Port > 0 ? uri.Port : NpgsqlConnection.DefaultPort,
            ApplicationName = "pool",
            // Each is a round trip or more that a hook does not have.
            GssEncryptionMode = GssEncryptionMode.Disable,
            NoResetOnClose = true,
            ConnectionIdleLifetime = 60,
            // For what nobody waits for any more.
            Timeout = LongestSilence,
            CommandTimeout = LongestSilence,
            KeepAlive = LongestSilence,
        };
        if (uri.UserInfo.Length > 0)
            connection.Username = Decode(uri.UserInfo);
        if (uri.AbsolutePath.Trim('/') is { Length: > 0 } database)
            connection.Database = Decode(database);
        if (address.Password is { } password)
            connection.Password = Decode(password);
        var parsed = new PostgresAddress(connection);
        parsed.ReadQuery(address, uri.Query);
        return parsed;
    }

    private void ReadQuery(ServerAddress address, string query)
    {
        foreach (var member in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = member.Split('=', 2) is [var left, var right] ? (left, Decode(right)) : (member, "");
            switch (name)
            {
                case "pool":
                    Pool = IsName(value)
                        ? value
                        : throw Invalid(
                            address,
                            $"has the pool name '{value}', which may only have letters, digits, '-', '_' and '.', at most {LongestPool}"
                        );
                    break;
                case "sslmode":
                    Mode =
                        ModeOf(value)
                        ?? throw Invalid(
                            address,
                            $"has the sslmode '{value}', which is not disable, allow, prefer, require, verify-ca or verify-full"
                        );
                    break;
                case "sslrootcert":
                    _connection.RootCertificate = value;
                    break;
                case "timeout" or "patience": // The name in earlier versions.
                    Timeout = Duration.TryParse(value, out var timeout)
                        ? TimeSpan.FromTicks(Math.Min(timeout.Ticks, s_longestTimeout.Ticks))
                        : throw Invalid(address, $"has the timeout '{value}', which is not a duration such as {Duration.Forms}");
                    break;
                default:
                    throw Invalid(address, $"has the parameter '{name}', which is not pool, sslmode, sslrootcert or timeout");
            }
        }
    }

    private static bool IsName(string text) =>
        text.Length is > 0 and <= LongestPool
        && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.');

    private static SslMode? ModeOf(string text) =>
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

    private static PoolException Invalid(ServerAddress address, string what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The pool '{address.Text}' {what}; use an address such as {Form}."))
        {
            Fault = PoolFault.Location,
        };
}
