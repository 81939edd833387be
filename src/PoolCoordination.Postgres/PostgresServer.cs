using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Npgsql;
using PoolCoordination.Faults;

namespace PoolCoordination.Postgres;

/// <summary>A database that keeps pools, and the connections of this process to it.</summary>
internal sealed class PostgresServer
{
    /// <summary>How long a server that was found unavailable is not asked again: many calls in a row wait for it once.</summary>
    private const long PauseAfterFailure = 2000;

    private static readonly ConcurrentDictionary<string, NpgsqlDataSource> s_sources = new(StringComparer.Ordinal);

    private readonly PostgresAddress _address;
    private readonly string _name;
    private NpgsqlDataSource? _source;
    private PoolUnavailableException? _fault;
    private long _faultTime;

    /// <summary>The server at an address; it is not asked yet.</summary>
    /// <param name="address">The address.</param>
    /// <param name="name">What users are shown for it.</param>
    public PostgresServer(PostgresAddress address, string name)
    {
        _address = address;
        _name = name;
    }

    // Where the address has a name, it is asked what the name means: on the thread that may wait for an answer.
    private NpgsqlDataSource Source =>
        _source ??= s_sources.GetOrAdd(_address.Connection(Loopback.Is(_address.Host, Dns.GetHostAddresses)).ConnectionString, SourceOf);

    /// <summary>Does some work with a connection, which is given back afterwards.</summary>
    /// <param name="work">The work. It is done once more where a connection had ended unnoticed.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="PoolUnavailableException">The server is not reached, gives no answer in time, or lets nobody in.</exception>
    /// <exception cref="PoolException">
    /// The server does not take what it is given, now or later (<see cref="PoolFault.Rejected"/>).
    /// </exception>
    public T Do<T>(Func<NpgsqlConnection, T> work, TimeSpan timeout, CancellationToken cancellation = default)
    {
        if (_fault is { } known && Environment.TickCount64 - _faultTime < PauseAfterFailure)
            throw known;
        try
        {
            // On a thread of its own, and not waited for beyond the limit: a network that swallows everything ends no call by itself.
            // The client's methods are those that block, as on the shared runtime what the others are made of is compiled in each
            // process anew, which takes longer than their work.
            object? result = null;
            Task.Factory.StartNew(
                    () => result = Attempt(work),
                    CancellationToken.None,
                    TaskCreationOptions.LongRunning,
                    TaskScheduler.Default
                )
                .WaitAsync(timeout, cancellation)
                .GetAwaiter()
                .GetResult();
            return (T)result!;
        }
        catch (PostgresException error) when (PostgresFault.IsRefusal(error))
        {
            throw new PoolException($"The pool {_name} rejects this: {PostgresFault.RefusalText(error)}.", error)
            {
                Fault = PoolFault.Rejected,
            };
        }
        catch (Exception exception)
            when (!cancellation.IsCancellationRequested && PostgresFault.Reason(exception, _address.User, timeout) is { } reason)
        {
            _faultTime = Environment.TickCount64;
            _fault = new PoolUnavailableException($"The pool {_name} cannot be reached: {reason}.", exception);
            throw _fault;
        }
    }

    /// <summary>A connection of its own, for who waits for notifications.</summary>
    public NpgsqlConnection Connect(TimeSpan timeout, CancellationToken cancellation) =>
        Do(_ => Source.OpenConnection(), timeout, cancellation);

    private static NpgsqlDataSource SourceOf(string connection) =>
        new NpgsqlSlimDataSourceBuilder(connection)
            .EnableTransportSecurity()
            .UseSslClientAuthenticationOptionsCallback(options => options.CertificateChainPolicy = WithoutDownloads())
            // The few types that are needed are known without asking the server for all that it has.
            .ConfigureTypeLoading(types => types.EnableTypeLoading(false))
            .Build();

    /// <summary>As other clients of PostgreSQL do, it judges a certificate by those that the server sends and the machine knows.</summary>
    private static X509ChainPolicy WithoutDownloads() =>
        new() { DisableCertificateDownloads = true, RevocationMode = X509RevocationMode.NoCheck };

    private T Attempt<T>(Func<NpgsqlConnection, T> work)
    {
        var source = Source;
        using (var connection = source.OpenConnection())
        {
            try
            {
                return work(connection);
            }
            catch (NpgsqlException exception) when (HasEnded(exception))
            {
                // It lay in the pool of connections while the server was started anew, or for too long. The others did too.
                source.Clear();
            }
        }

        using var another = source.OpenConnection();
        return work(another);
    }

    /// <summary>
    /// Whether the connection is gone: broken, or ended by the server, which shuts down or ends who was idle for too long.
    /// </summary>
    private static bool HasEnded(NpgsqlException exception) =>
        exception is not PostgresException error || error.InvariantSeverity is "FATAL" or "PANIC";
}
