using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Log;

namespace PoolCoordination.Hooks;

/// <summary>One event in one session, and the pool it concerns.</summary>
internal sealed class HookCall
{
    /// <summary>How long a session may wait for a server.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(300);

    private bool _isAwayLogged;

    public HookCall(HookInput input, Pool pool)
    {
        Input = input;
        Pool = pool;
        pool.Log.Patience = s_patience;
        Reader = Identity.Of(pool.Environment, input.SessionId);
        Session = SessionState.Read(pool.Location, input.SessionId);
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

    public HookInput Input { get; }

    public Pool Pool { get; }

    public Identity Reader { get; }

    public SessionState Session { get; private set; }

    /// <summary>Keeps what the session has behind it for its next hook.</summary>
    public void SaveSession(SessionState state)
    {
        Session = state with { Instance = Reader.Instance };
        Session.Write(Pool.Location, Input.SessionId);
    }

    /// <summary>Writes an entry, unless it is a repeat; where the server is away it waits in the outbox.</summary>
    /// <returns>How it was judged, which counts as granted as long as it waits; null for a repeat.</returns>
    public ClaimResult? Post(PoolEntry entry)
    {
        try
        {
            return Pool.Log.HoldsRepeatOf(entry) ? null : Pool.Post(entry);
        }
        catch (PoolAwayException exception)
        {
            // Also where only the answer was lost: it is told by its id.
            new Outbox(Pool.Location).Add(entry);
            LogAway(exception);
            return new ClaimResult(entry, Holder: null);
        }
    }

    /// <summary>Logs that the server is away: once, however often the hook finds it so.</summary>
    public void LogAway(PoolAwayException exception)
    {
        if (!_isAwayLogged)
            LogError(exception.Message);
        _isAwayLogged = true;
    }

    public void LogError(string message) =>
        new ErrorLog(Pool.Location).Add(Pool.Now, $"{Input.EventName} {Identity.Shorten(Input.SessionId)}", message);
}
