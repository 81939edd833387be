using System.Globalization;
using System.Security.Authentication;
using Npgsql;

namespace PoolCoordination.Postgres;

/// <summary>What a fault of the server, or of the way to it, means for a user.</summary>
internal static class PostgresFault
{
    private const string DataException = "22";
    private const string IntegrityViolation = "23";
    private const string LimitExceeded = "54";

    /// <summary>
    /// Whether the server rejects what it was given and will reject it each time: a character that its encoding lacks, a value that is too
    /// long or that a rule of the database forbids. All else may be over by the next call: a full disk, a shutdown, a missing right.
    /// </summary>
    public static bool IsRefusal(PostgresException error) =>
        error.SqlState.StartsWith(DataException, StringComparison.Ordinal)
        || error.SqlState.StartsWith(IntegrityViolation, StringComparison.Ordinal)
        || error.SqlState.StartsWith(LimitExceeded, StringComparison.Ordinal)
        || error.SqlState == PostgresErrorCodes.RaiseException;

    /// <summary>Why the server does not take something.</summary>
    public static string RefusalText(PostgresException error) =>
        error.SqlState is PostgresErrorCodes.UntranslatableCharacter or PostgresErrorCodes.CharacterNotInRepertoire
            ? $"{error.MessageText}; use a database with the encoding {PostgresSchema.Encoding}"
            : error.MessageText;

    /// <summary>Why the server cannot be used now; null for a fault that is ours.</summary>
    /// <param name="exception">The fault.</param>
    /// <param name="user">The role that met it.</param>
    /// <param name="timeout">How long was waited.</param>
    public static string? Reason(Exception exception, string? user, TimeSpan timeout) =>
        exception switch
        {
            TimeoutException or OperationCanceledException => string.Create(
                CultureInfo.InvariantCulture,
                $"no answer within {timeout.TotalMilliseconds:0} ms"
            ),
            PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } error =>
                $"the role '{user}' may not do this ({error.MessageText}); the pool's owner can grant it read and append access with "
                    + "'pool init --grant'",
            PostgresException
            {
                SqlState: PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedFunction or PostgresErrorCodes.InvalidSchemaName
            } => "the database has no pools yet; run 'pool init'",
            PostgresException error => error.MessageText,
            NpgsqlException or IOException or System.Net.Sockets.SocketException or AuthenticationException => Text(Innermost(exception)),
            _ => null,
        };

    /// <summary>The client's words, and what would be right where that is known. Its own faults differ by their texts alone.</summary>
    private static string Text(Exception exception)
    {
        var text = exception.Message.TrimEnd('.');
        if (exception is AuthenticationException)
            return $"{text}; the server's certificate must be for the host in the address, and 'sslrootcert=/path' there name the "
                + "certificate of its authority";
        if (text.StartsWith("SSL connection requested", StringComparison.Ordinal))
            return "the server does not support TLS and cannot be verified; set 'ssl = on' in its postgresql.conf, or 'sslmode=disable' in "
                + "the address to connect without TLS";
        return text.Contains("authentication method is not allowed", StringComparison.Ordinal)
            ? "the server asks for the password in plain text or as MD5 without TLS, so it was not sent; set 'sslmode=verify-full' in the "
                + "address, or 'scram-sha-256' in the server's pg_hba.conf"
            : text;
    }

    private static Exception Innermost(Exception exception) => exception.InnerException is { } inner ? Innermost(inner) : exception;
}
