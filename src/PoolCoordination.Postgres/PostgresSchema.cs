using System.Globalization;
using Npgsql;
using PoolCoordination.Log;

namespace PoolCoordination.Postgres;

/// <summary>
/// The tables and functions of pools in a database, in versions: each is a script that leads from the one before it. What is there
/// already stays.
/// </summary>
internal static class PostgresSchema
{
    /// <summary>The version that this program is made for.</summary>
    public const int Latest = 3;

    /// <summary>The first version that has sessions.</summary>
    public const int WithSessions = 3;

    /// <summary>The encoding of a database that takes any text.</summary>
    public const string Encoding = "UTF8";

    private const string Begin = """
        select pg_advisory_xact_lock(1886351212, 0);
        create schema if not exists pool_coordination;
        create table if not exists pool_coordination.version (number integer not null, made timestamptz not null default now());
        set local search_path = pool_coordination, pg_temp;
        """;

    /// <summary>The version that the database has; 0 where it has none.</summary>
    public static int Version(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand("select coalesce(max(number), 0) from pool_coordination.version", connection);
        return (int)command.ExecuteScalar()!;
    }

    /// <summary>What is wrong with the encoding of the database; null where nothing is.</summary>
    public static PoolProblem? EncodingProblem(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand("select current_database()::text, current_setting('server_encoding')", connection);
        using var reader = command.ExecuteReader();
        reader.Read();
        return reader.GetString(1) is not Encoding and var encoding
            ? new PoolProblem(
                PoolProblemKind.Server,
                $"The database '{reader.GetString(0)}' has the encoding {encoding}, not {Encoding}: entries with characters that it lacks "
                    + $"are set aside. To create one with {Encoding}: create database NAME encoding '{Encoding}' template template0."
            )
            : null;
    }

    /// <summary>Brings the database to the latest version, and lets roles append and read.</summary>
    /// <returns>The version that it has then.</returns>
    public static int Migrate(NpgsqlConnection connection, IReadOnlyList<string> writers)
    {
        using var transaction = connection.BeginTransaction();
        Run(connection, Begin);
        var version = Version(connection);
        for (; version < Latest; version++)
        {
            Run(connection, Script(version + 1));
            Run(connection, string.Create(CultureInfo.InvariantCulture, $"insert into version (number) values ({version + 1})"));
        }

        foreach (var writer in writers)
            Run(connection, Grants(Quote(writer)));
        transaction.Commit();
        return version;
    }

    private static string Grants(string role) =>
        $"""
        grant usage on schema pool_coordination to {role};
        grant select on all tables in schema pool_coordination to {role};
        grant execute on function pool_coordination.append, pool_coordination.set_domain, pool_coordination.remove_domain,
            pool_coordination.set_session to {role};
        """;

    private static void Run(NpgsqlConnection connection, string text)
    {
#pragma warning disable CA2100 // Scripts of ours, and names of roles that are quoted.
        using var command = new NpgsqlCommand(text, connection) { CommandTimeout = 0 };
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static string Script(int version)
    {
        using var stream = typeof(PostgresSchema).Assembly.GetManifestResourceStream($"{version}.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string Quote(string name) => '"' + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}
