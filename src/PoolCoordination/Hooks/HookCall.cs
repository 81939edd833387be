using PoolCoordination.Agents;
using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Pools;
using PoolCoordination.Sessions;
using PoolCoordination.Storage;

namespace PoolCoordination.Hooks;

/// <summary>One event in one session, and the pool it concerns.</summary>
internal sealed class HookCall
{
    /// <summary>How long a session may wait for a server.</summary>
    private static readonly TimeSpan s_timeout = TimeSpan.FromMilliseconds(300);

    private bool _isUnavailabilityLogged;
    private string _personMessage = "";

    public HookCall(Agent agent, HookInput input, Pool pool)
    {
        Agent = agent;
        Input = input;
        Pool = pool;
        pool.Log.Timeout = pool.Location.Server is null ? LockTimeout.OfHook : s_timeout;
        pool.Postponed = LogPostponed;
        Client = new SessionClient(pool.Environment, input.SessionId);
        Session = new SessionAccess(pool.Location, input.SessionId, () => Reader!.Instance, LogError);
        Reader = ReaderOf(pool, input.SessionId, Session.State.Instance);
        try
        {
            _ = pool.Settings;
        }
        catch (PoolException exception)
        {
            LogError(exception.Message);
            pool.IgnoreSettingsFile();
        }
    }

    public Agent Agent { get; }

    public HookInput Input { get; }

    public Pool Pool { get; }

    public Identity Reader { get; private set; }

    public SessionClient Client { get; }

    /// <summary>Where the session's model works. It is looked for when it is first asked for.</summary>
    public SessionPlace Place => field ??= SessionPlace.Of(Input, Pool.Environment);

    /// <summary>What the session has seen and done, as far as this hook knows.</summary>
    public SessionAccess Session { get; }

    /// <summary>The hook's output as a whole: with what the person is told, and with what is done once it was written.</summary>
    public HookOutput Finish(HookOutput output) =>
        Session.Finish(
            _personMessage.Length > 0 ? output with { EventName = Input.EventName, SystemMessage = _personMessage } : output
        );

    /// <summary>Does what needs the pool, and goes on where it cannot be reached now.</summary>
    public void IfReached(Action work)
    {
        try
        {
            work();
        }
        catch (PoolUnavailableException exception)
        {
            LogUnavailable(exception);
        }
    }

    /// <summary>Releases all claims whose sessions are known to be dead.</summary>
    public void ReleaseDead() => Pool.ReleaseDead(Reader, Client.Processes);

    /// <summary>Releases those of some claims whose sessions are known to be dead.</summary>
    /// <returns>Whether there were any.</returns>
    public bool ReleaseDead(IReadOnlyList<Claim> claims) => Pool.ReleaseDead(claims, Reader, Client.Processes);

    /// <summary>Tells the person what does not concern the model, or what nothing can be written down of.</summary>
    public void TellPerson(string message) =>
        _personMessage = _personMessage.Length == 0 ? message : $"{_personMessage}\n{message}";

    /// <summary>Has the session go by a name that nobody gave it.</summary>
    public void Name(string name) => Reader = Reader with { Instance = name };

    /// <summary>Logs that the pool cannot be used now: once, however often the hook finds it so.</summary>
    public void LogUnavailable(Exception exception)
    {
        if (!_isUnavailabilityLogged)
            LogError(exception.Message);
        _isUnavailabilityLogged = true;
    }

    /// <summary>
    /// Logs that an entry waits: a server that is unavailable once, but each entry that waits for a lock, which is usually released soon.
    /// </summary>
    public void LogPostponed(PoolEntry entry, Exception exception)
    {
        if (exception is PoolUnavailableException { Fault: not PoolFault.Busy } unavailable)
        {
            LogUnavailable(unavailable);
            return;
        }

        LogError($"{exception.Message} The entry '{entry.Topic}' waits in '{Pool.Location.OutboxPath}'.");
        _isUnavailabilityLogged |= exception is not PoolUnavailableException;
    }

    public void LogError(string message) =>
        new ErrorLog(Pool.Location).Add(Pool.Now, $"{Input.EventName} {Identity.Shorten(Input.SessionId)}", message);

    /// <summary>
    /// Who reads. What lines of an earlier version have of its id counts only where no other session that is known here has it too.
    /// </summary>
    private static Identity ReaderOf(Pool pool, string sessionId, string name)
    {
        var reader = Identity.Of(pool.Environment, sessionId, name);
        return reader.FormerSession is { } former && SessionFiles.IsStartShared(pool.Location, sessionId, former.Length)
            ? reader with
            {
                FormerSession = null,
            }
            : reader;
    }
}
