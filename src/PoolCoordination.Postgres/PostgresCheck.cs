using System.Globalization;
using System.Net;
using Npgsql;
using PoolCoordination.Faults;
using PoolCoordination.Log;

namespace PoolCoordination.Postgres;

/// <summary>Looks for what is wrong with a pool on PostgreSQL, and with the way to it.</summary>
internal sealed class PostgresCheck(PostgresLog log, PostgresAddress address)
{
    private static readonly long s_toleratedSeconds = (long)LogCounts.FutureTolerance.TotalSeconds;

    /// <summary>The problems.</summary>
    /// <exception cref="PoolUnavailableException">The server is unavailable.</exception>
    public IEnumerable<PoolProblem> Problems(CancellationToken cancellation)
    {
        var version = log.Server.Do(PostgresSchema.Version, log.EffectiveTimeout, cancellation);
        if (version != PostgresSchema.Latest)
        {
            var what =
                version < PostgresSchema.Latest ? "run 'pool init' to update it" : "a newer version of pool created it; update pool";
            yield return new PoolProblem(
                PoolProblemKind.Server,
                $"The database schema has version {version}, but this pool expects {PostgresSchema.Latest}; {what}."
            );
        }

        if (log.Server.Do(PostgresSchema.EncodingProblem, log.EffectiveTimeout, cancellation) is { } encoding)
            yield return encoding;
        if (address.Mode is not (null or SslMode.VerifyFull or SslMode.VerifyCA) && !Loopback.Is(address.Host, Dns.GetHostAddresses))
            yield return new PoolProblem(
                PoolProblemKind.Server,
                $"The connection does not verify the server '{address.Host}'; use 'sslmode=verify-full' in the address, or omit "
                    + "sslmode."
            );
        var counts = log.Server.Do(connection => Count(connection, cancellation), Timeout.InfiniteTimeSpan, cancellation);
        foreach (var problem in LogProblems.Of(counts))
            yield return problem;
    }

    private LogCounts Count(NpgsqlConnection connection, CancellationToken cancellation) =>
        log.LongRow(
            connection,
            string.Create(
                CultureInfo.InvariantCulture,
                $$"""
                select count(*) filter (where line not like '{%}'), count(*) filter (where second > now + {{s_toleratedSeconds}}),
                    coalesce(max(second - now) filter (where second > now + {{s_toleratedSeconds}}), 0)
                from pool_coordination.entry, (select extract(epoch from clock_timestamp())::bigint as now) clock
                where pool = (select id from pool_coordination.pool where name = $1)
                """
            ),
            row => new LogCounts
            {
                Malformed = row.GetInt64(0),
                Future = row.GetInt64(1),
                Furthest = TimeSpan.FromSeconds(row.GetInt64(2)),
            },
            cancellation
        );
}
