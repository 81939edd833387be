using System.Text;
using Npgsql;
using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Log;

namespace PoolCoordination.Postgres;

/// <summary>Reads the entries that a scan asks for in pages, so that no connection is held while they are worked on.</summary>
/// <param name="pool">The pool's name.</param>
/// <param name="scan">Which entries.</param>
/// <param name="isBack">Whether the newest come first.</param>
internal sealed class EntryQuery(string pool, EntryScan scan, bool isBack)
{
    private const int FirstPage = 64;
    private const int LongestPage = 1024;

    private int _page = FirstPage;

    /// <summary>Whether the last page was the last one.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Reads the next page.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="after">The sequence after which, in the direction of the read, the page begins.</param>
    /// <param name="end">The last sequence of the log that is wanted.</param>
    public List<(long Sequence, byte[] Line)> Read(NpgsqlConnection connection, long after, long end)
    {
        var lines = new List<(long Sequence, byte[] Line)>();
        using var command = new NpgsqlCommand { Connection = connection };
        command.CommandText = Text(command.Parameters, after, end);
        using var reader = command.ExecuteReader();
        while (reader.Read())
            lines.Add((reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)));
        IsOver = lines.Count < _page;
        _page = LongestPage;
        return lines;
    }

    private string Text(NpgsqlParameterCollection parameters, long after, long end)
    {
        var (from, to) = isBack ? (scan.From, Math.Min(end, after - 1)) : (Math.Max(scan.From, after), end);
        var text = new StringBuilder(
            "select sequence, line from pool_coordination.entry where pool = (select id from pool_coordination.pool where name = "
        )
            .Append(Add(parameters, Parameter.Text(pool)))
            .Append(") and sequence > ").Append(Add(parameters, Parameter.Number(from)))
            .Append(" and sequence <= ").Append(Add(parameters, Parameter.Number(to)));
        if (scan.Oldest > DateTimeOffset.MinValue)
            text.Append(" and second >= ").Append(Add(parameters, Parameter.Number(scan.Oldest.ToUnixTimeSeconds())));
        // Whole seconds let some pass that are just over; the entry itself decides.
        if (scan.LiveAt is { } now)
            text.Append(" and expires >= ").Append(Add(parameters, Parameter.Number(now.ToUnixTimeSeconds())));
        AppendFilter(text, parameters);
        text.Append(isBack ? " order by sequence desc limit " : " order by sequence limit ").Append(_page);
        return text.ToString();
    }

    /// <summary>
    /// What the scan's filter says, word for word as the indexes of the schema have it; the lines that come are filtered once more.
    /// </summary>
    private void AppendFilter(StringBuilder text, NpgsqlParameterCollection parameters)
    {
        switch (scan.Filter)
        {
            case RawHashFilter filter:
                text.Append(""" and substring(line from '"raw_hash":"([^"]*)"') = """)
                    .Append(Add(parameters, Parameter.Text(filter.RawHash)));
                break;
            case AutomaticFilter:
                text.Append(""" and strpos(line, '"auto":true') > 0""");
                break;
            case ClaimFilter:
                text.Append(
                    """ and (action in ('claimed', 'completed') or strpos(line, '"releases"') > 0 or strpos(line, '"renews"') > 0)"""
                );
                break;
            case MemberFilter { Instances: { Count: > 0 } instances }:
                AppendOneOf(text, "instance", Add(parameters, Parameter.Lines(instances.Select(instance => instance.ToUpperInvariant()))));
                break;
            case MemberFilter { Actions: { Count: > 0 } actions }:
                AppendOneOf(text, "action", Add(parameters, Parameter.Lines(actions.Select(PoolActionName.Of))));
                break;
        }
    }

    private static void AppendOneOf(StringBuilder text, string column, string lines) =>
        text.Append(" and ").Append(column).Append(" = any(string_to_array(").Append(lines).Append(", E'\\n'))");

    private static string Add(NpgsqlParameterCollection parameters, NpgsqlParameter parameter)
    {
        parameters.Add(parameter);
        return $"${parameters.Count}";
    }
}
