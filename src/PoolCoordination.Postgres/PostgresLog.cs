using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;
using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Log;
using PoolCoordination.Log.Remote;
using PoolCoordination.Relevance;
using PoolCoordination.Storage;

namespace PoolCoordination.Postgres;

/// <summary>
/// The log in a database: a row an entry. Its order is that of the commits, total for a pool. Times are those of the server's clock, and
/// an entry whose id is there already is not written again.
/// </summary>
public sealed class PostgresLog : RemoteLog
{
    private const int LongestKey = 100;

    private readonly PostgresServer _server;
    private readonly PostgresAddress _address;
    private readonly TimeProvider _clock;
    private ServerInfo? _serverInfo;

    /// <summary>The log at a location that names a server; the server is not asked yet.</summary>
    /// <param name="location">Where it is.</param>
    /// <param name="clock">This machine's clock; the system's where null.</param>
    /// <exception cref="PoolException">The address is not understood.</exception>
    public PostgresLog(PoolLocation location, TimeProvider? clock = null)
        : base(location, clock)
    {
        _clock = clock ?? TimeProvider.System;
        _address = PostgresAddress.Parse(location.Server ?? throw new ArgumentException("The location names no server.", nameof(location)));
        _server = new PostgresServer(_address, location.Name);
    }

    /// <summary>Now, by the server's clock; by this machine's while it is unavailable.</summary>
    public override DateTimeOffset Now
    {
        get
        {
            try
            {
                // In this order: meeting the server takes its time.
                var ahead = Connect().Ahead;
                return _clock.GetUtcNow() + ahead;
            }
            catch (PoolUnavailableException)
            {
                return _clock.GetUtcNow();
            }
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Domain> Domains => Connect().Domains;

    /// <summary>The channel on which what is added to the pool is announced.</summary>
    internal string Channel => $"pool_coordination/{_address.Pool}";

    internal PostgresServer Server => _server;

    /// <summary>How long a call waits for an answer: what the address says counts most.</summary>
    internal TimeSpan EffectiveTimeout => _address.Timeout ?? Timeout;

    /// <inheritdoc/>
    public override bool Exists()
    {
        Connect();
        return Do(connection => Scalar<bool>(connection, "select exists (select from pool_coordination.pool where name = $1)"));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<PoolProblem> Initialize(params IReadOnlyList<string> writers)
    {
        // Whether it is there must be known in time; what it then makes may take longer.
        Do(connection => connection.ProcessID);
        _server.Do(connection => PostgresSchema.Migrate(connection, writers), System.Threading.Timeout.InfiniteTimeSpan);
        // A pool that was made exists, also before its first entry.
        Do(connection => Scalar<int>(connection, "select pool_coordination.hold_pool($1)"));
        return Do(PostgresSchema.EncodingProblem) is { } problem ? [problem] : [];
    }

    /// <inheritdoc/>
    public override void Append(PoolEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        Connect();
        if (!Deliver())
            throw new PoolUnavailableException(
                $"The pool {Location.Name} can be reached, but earlier entries in '{Location.OutboxPath}' must be delivered first."
            );
        Insert(entry);
    }

    /// <inheritdoc/>
    public override LogSnapshot Open()
    {
        Connect();
        var (identity, end) = Do(ReadEnd);
        return new PostgresSnapshot(this, identity, end);
    }

    /// <inheritdoc/>
    public override LogFollower Follow()
    {
        Connect();
        return new PostgresFollower(this);
    }

    /// <inheritdoc/>
    public override void SetDomain(Domain domain)
    {
        ArgumentNullException.ThrowIfNull(domain);
        Do(connection =>
            Scalar<object>(
                connection,
                "select pool_coordination.set_domain($1, $2, string_to_array($3, e'\n'))",
                Parameter.Text(domain.Instance),
                Parameter.Lines(domain.Keywords)
            )
        );
        _serverInfo = null;
    }

    /// <inheritdoc/>
    public override bool RemoveDomain(string instance)
    {
        var isRemoved = Do(connection =>
            Scalar<bool>(connection, "select pool_coordination.remove_domain($1, $2)", Parameter.Text(instance))
        );
        _serverInfo = null;
        return isRemoved;
    }

    /// <summary>
    /// Tells what is known of a session. Nothing is done where the pool does not exist yet, or the schema is of a version without sessions.
    /// </summary>
    public override void SetSession(string sessionId, string record)
    {
        if (Connect().SchemaVersion < PostgresSchema.WithSessions)
            return;
        Do(connection =>
            Scalar<object>(
                connection,
                "select pool_coordination.set_session($1, $2, $3)",
                Parameter.Text(Key(sessionId)),
                Parameter.Text(record)
            )
        );
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Sessions() =>
        Connect().SchemaVersion < PostgresSchema.WithSessions ? [] : Do(ReadSessions);

    /// <summary>Deletes entries that are over. Only the schema's owner may.</summary>
    public override (long Deleted, long Kept) DeleteExpired(
        DateTimeOffset before,
        IReadOnlySet<string> needed,
        CancellationToken cancellation
    ) =>
        _server.Do(
            connection =>
                LongRow(
                    connection,
                    "select deleted, kept from pool_coordination.compact($1, $2, string_to_array($3, e'\n'))",
                    row => (row.GetInt64(0), row.GetInt64(1)),
                    cancellation,
                    Parameter.Number(before.ToUnixTimeSeconds()),
                    Parameter.Lines(needed.Select(Key))
                ),
            System.Threading.Timeout.InfiniteTimeSpan,
            cancellation
        );

    /// <inheritdoc/>
    public override IReadOnlyList<PoolProblem> Check(CancellationToken cancellation = default)
    {
        try
        {
            return [.. new PostgresCheck(this, _address).Problems(cancellation)];
        }
        catch (PoolUnavailableException exception)
        {
            return [new PoolProblem(PoolProblemKind.Server, exception.Message)];
        }
    }

    internal EntryQuery Query(EntryScan scan, bool isBack) => new(_address.Pool, scan, isBack);

    internal T Do<T>(Func<NpgsqlConnection, T> work, CancellationToken cancellation = default) =>
        _server.Do(work, EffectiveTimeout, cancellation);

    /// <summary>The pool's identity and its last sequence; 0 and 0 where nothing has been written to it.</summary>
    internal (long Identity, long End) ReadEnd(NpgsqlConnection connection) =>
        Row(
            connection,
            """
            select coalesce(max(p.identity), 0), coalesce(max((select max(sequence) from pool_coordination.entry e where e.pool = p.id)), 0)
            from pool_coordination.pool p where p.name = $1
            """,
            row => (row.GetInt64(0), row.GetInt64(1))
        );

    /// <summary>The first row of a query that takes its time, and ends where it is cancelled.</summary>
    internal T LongRow<T>(
        NpgsqlConnection connection,
        string text,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellation,
        params ReadOnlySpan<NpgsqlParameter> parameters
    )
    {
        using var command = Command(connection, text, parameters);
        command.CommandTimeout = 0;
        using var canceling = cancellation.Register(command.Cancel);
        return First(command, read);
    }

    private List<string> ReadSessions(NpgsqlConnection connection)
    {
        using var command = Command(
            connection,
            """
            select record from pool_coordination.session
            where pool = (select id from pool_coordination.pool where name = $1) and seen > now() - interval '8 days'
            """,
            []
        );
        using var reader = command.ExecuteReader();
        var records = new List<string>();
        while (reader.Read())
            records.Add(reader.GetString(0));
        return records;
    }

    private T Row<T>(
        NpgsqlConnection connection,
        string text,
        Func<NpgsqlDataReader, T> read,
        params ReadOnlySpan<NpgsqlParameter> parameters
    )
    {
        using var command = Command(connection, text, parameters);
        return First(command, read);
    }

    private T Scalar<T>(NpgsqlConnection connection, string text, params ReadOnlySpan<NpgsqlParameter> parameters) =>
        Row(connection, text, row => row.IsDBNull(0) ? default! : row.GetFieldValue<T>(0), parameters);

    /// <summary>A command whose first parameter is the pool's name.</summary>
    private NpgsqlCommand Command(NpgsqlConnection connection, string text, ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlCommand(text, connection);
        command.Parameters.Add(Parameter.Text(_address.Pool));
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        return command;
    }

    private static T First<T>(NpgsqlCommand command, Func<NpgsqlDataReader, T> read)
    {
        using var reader = command.ExecuteReader();
        reader.Read();
        return read(reader);
    }

    /// <summary>Reads what is needed of the server, once, and delivers what waits for it.</summary>
    private ServerInfo Connect()
    {
        if (_serverInfo is { } known)
            return known;
        _serverInfo = Do(ReadServerInfo);
        Deliver();
        return _serverInfo;
    }

    private ServerInfo ReadServerInfo(NpgsqlConnection connection)
    {
        using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand("select extract(epoch from clock_timestamp())::float8"),
                new NpgsqlBatchCommand("select coalesce(max(number), 0) from pool_coordination.version"),
                new NpgsqlBatchCommand(
                    "select instance, array_to_string(keywords, e'\n') from pool_coordination.domain where pool = (select id from "
                        + "pool_coordination.pool where name = $1) order by instance"
                )
                {
                    Parameters = { Parameter.Text(_address.Pool) },
                },
            },
        };
        using var reader = batch.ExecuteReader();
        reader.Read();
        // How long the answer was on its way is not known; with none of that, a claim is over here never before it is at the server.
        var ahead = DateTimeOffset.UnixEpoch.AddSeconds(reader.GetDouble(0)) - _clock.GetUtcNow();
        reader.NextResult();
        reader.Read();
        var version = reader.GetInt32(0);
        var domains = new List<Domain>();
        reader.NextResult();
        while (reader.Read())
            domains.Add(new Domain(reader.GetString(0), reader.GetString(1).Split('\n')));
        return new ServerInfo(ahead, version, domains);
    }

    /// <summary>Delivers what waits for the server.</summary>
    /// <returns>Whether nothing waits any more.</returns>
    private bool Deliver() => new Outbox(Location).Deliver(Deliver, EffectiveTimeout);

    /// <summary>Writes what waited, with its time by the server's clock.</summary>
    /// <returns>Why the server never takes it, which is logged; null where it is there.</returns>
    private string? Deliver(PoolEntry entry)
    {
        var serverInfo = _serverInfo!;
        var ahead = TimeSpan.FromSeconds(Math.Round(serverInfo.Ahead.TotalSeconds));
        var delivered = entry with
        {
            Timestamp = entry.Timestamp + ahead,
            Relevance = entry.Relevance.Count > 0 ? entry.Relevance : Domain.Scores(entry, serverInfo.Domains),
        };
        try
        {
            if (entry.RawHash is null || !HoldsRepeatOf(delivered))
                Insert(delivered);
            return null;
        }
        catch (PoolException exception) when (exception.Fault == PoolFault.Rejected)
        {
            new ErrorLog(Location).Add(
                Now,
                $"outbox {entry.Id}",
                $"{exception.Message} The entry '{entry.Topic}' was set aside in '{Location.RejectedPath}'."
            );
            return exception.Message;
        }
    }

    private void Insert(PoolEntry entry)
    {
        var key = Key(entry.Id);
        Do(connection => Insert(connection, entry, key));
    }

    private bool Insert(NpgsqlConnection connection, PoolEntry entry, string key)
    {
        var line = EntryWriter.Line(entry)[..^1].ToArray();
        // Each is a transaction of its own: announcements of one server are committed one after another, and are not to wait for disks.
        using var batch = new NpgsqlBatch(connection)
        {
            EnableErrorBarriers = true,
            BatchCommands =
            {
                new NpgsqlBatchCommand("select pool_coordination.append($1, $2, $3, $4, $5, $6, $7)")
                {
                    Parameters =
                    {
                        Parameter.Text(_address.Pool),
                        Parameter.Text(key),
                        Parameter.Number(entry.Timestamp.ToUnixTimeSeconds()),
                        Parameter.Number(entry.ExpiresAt.ToUnixTimeSeconds()),
                        Parameter.Text(entry.Instance.ToUpperInvariant()),
                        Parameter.Text(PoolActionName.Of(entry.Action)),
                        new NpgsqlParameter<byte[]> { NpgsqlDbType = NpgsqlDbType.Text, TypedValue = line },
                    },
                },
                new NpgsqlBatchCommand("select pg_notify($1, '')") { Parameters = { Parameter.Text(Channel) } },
            },
        };
        batch.ExecuteNonQuery();
        return true;
    }

    /// <summary>What determines a repeat: the id, or a hash of one that is too long for an index; a new one where there is none.</summary>
    private static string Key(string id) =>
        id.Length == 0 ? Guid.CreateVersion7().ToString()
        : id.Length > LongestKey || id.Contains('\0', StringComparison.Ordinal)
            ? Convert.ToHexString(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(id)))
        : id;
}
