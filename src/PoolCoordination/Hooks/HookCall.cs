using PoolCoordination.Log;

namespace PoolCoordination.Hooks;

/// <summary>One event in one session, and the pool it concerns.</summary>
internal sealed class HookCall
{
    public HookCall(HookInput input, Pool pool)
    {
        Input = input;
        Pool = pool;
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

    public void LogError(string message) =>
        new ErrorLog(Pool.Location).Add(Pool.Now, $"{Input.EventName} {Identity.Shorten(Input.SessionId)}", message);
}
