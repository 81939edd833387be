using Npgsql;
using NpgsqlTypes;

namespace PoolCoordination.Postgres;

/// <summary>Parameters of commands.</summary>
internal static class Parameter
{
    /// <summary>A text; the database's texts have no NUL, so a space stands for it.</summary>
    public static NpgsqlParameter<string> Text(string value) =>
        new() { NpgsqlDbType = NpgsqlDbType.Text, TypedValue = value.Replace('\0', ' ') };

    /// <summary>A whole number.</summary>
    public static NpgsqlParameter<long> Number(long value) => new() { NpgsqlDbType = NpgsqlDbType.Bigint, TypedValue = value };

    /// <summary>A list, as lines: what reads and writes arrays costs a process as much as the rest of a connection.</summary>
    public static NpgsqlParameter<string> Lines(IEnumerable<string> values) => Text(string.Join('\n', values));
}
