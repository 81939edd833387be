using System.Globalization;
using Npgsql;

namespace PoolCoordination.Postgres;

/// <summary>
/// The tables and functions of pools in a database, in versions: each is a script that leads from the one before it. What is there
/// already stays.
/// </summary>
internal static class PostgresSchema
{
    /// <summary>The version that this program is made for.</summary>
    public const int Latest = 1;

    private const string Begin = """
        select pg_advisory_xact_lock(1886351212, 0);
        create schema if not exists pool_coordination;
        create table if not exists pool_coordination.version (number integer not null, made timestamptz not null default now());
        set local search_path = pool_coordination, pg_temp;
        """;

    /// <summary>The version that the database has; 0 where it has none.</summary>
    public static async Task<int> Version(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var command = new NpgsqlCommand("select coalesce(max(number), 0) from pool_coordination.version", connection);
        await using (command.ConfigureAwait(false))
            return (int)(await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
    }

    /// <summary>Brings the database to the latest version, and lets roles append and read.</summary>
    /// <returns>The version that it has then.</returns>
    public static async Task<int> Make(NpgsqlConnection connection, IReadOnlyList<string> writers, CancellationToken cancellation)
    {
        var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await Run(connection, Begin, cancellation).ConfigureAwait(false);
            var version = await Version(connection, cancellation).ConfigureAwait(false);
            for (; version < Latest; version++)
            {
                await Run(connection, Script(version + 1), cancellation).ConfigureAwait(false);
                await Run(connection, string.Create(CultureInfo.InvariantCulture, $"insert into version (number) values ({version + 1})"), cancellation).ConfigureAwait(false);
            }

            foreach (var writer in writers)
                await Run(connection, Grants(Quote(writer)), cancellation).ConfigureAwait(false);
            await transaction.CommitAsync(cancellation).ConfigureAwait(false);
            return version;
        }
    }

    private static string Grants(string role) =>
        $"""
        grant usage on schema pool_coordination to {role};
        grant select on all tables in schema pool_coordination to {role};
        grant execute on function pool_coordination.append, pool_coordination.set_domain, pool_coordination.remove_domain to {role};
        """;

    private static async Task Run(NpgsqlConnection connection, string text, CancellationToken cancellation)
    {
#pragma warning disable CA2100 // Scripts of ours, and names of roles that are quoted.
        var command = new NpgsqlCommand(text, connection);
#pragma warning restore CA2100
        await using (command.ConfigureAwait(false))
            await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

    private static string Script(int version)
    {
        using var stream = typeof(PostgresSchema).Assembly.GetManifestResourceStream($"{version}.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string Quote(string name) => '"' + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}
