using PoolCoordination.Agents;
using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Log;
using PoolCoordination.Pools;
using PoolCoordination.Sessions;
using PoolCoordination.Storage;

namespace PoolCoordination.Hooks;

/// <summary>One event in one session, and the pool it concerns.</summary>
internal sealed class HookCall
{
    /// <summary>How long a session may wait for a server.</summary>
    private static readonly TimeSpan s_timeout = TimeSpan.FromMilliseconds(300);

    private Func<SessionState, SessionState>? _shown;
    private FileMutex? _showing;
    private bool _isKeptOut;
    private bool _isExclusive;
    private bool _isUnavailabilityLogged;
    private string _personMessage = "";

    public HookCall(HookInput input, Pool pool)
    {
        Input = input;
        Pool = pool;
        pool.Log.Timeout = pool.Location.Server is null ? LockTimeout.OfHook : s_timeout;
        pool.Postponed = LogPostponed;
        Client = new SessionClient(pool.Environment, input.SessionId);
        Session = ReadSession();
        Reader = ReaderOf(pool, input.SessionId, Session.Instance);
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

    public Identity Reader { get; private set; }

    public SessionClient Client { get; }

    /// <summary>What the session has seen and done, as far as this hook knows.</summary>
    public SessionState Session { get; private set; }

    /// <summary>
    /// Runs what no two hooks of the session may do at once. An agent's parallel tools start several, and each reads what others write.
    /// </summary>
    /// <returns>False if another hook kept the session locked, so that the work was not run, which is logged.</returns>
    public bool RunExclusive(Action work)
    {
        if (_isExclusive)
        {
            work();
            return true;
        }

        using var mutex = TryLockSession();
        if (mutex is null)
            return false;

        _isExclusive = true;
        try
        {
            work();
        }
        finally
        {
            _isExclusive = false;
        }

        return true;
    }

    /// <summary>
    /// Runs what is better done twice than not at all: exclusively, or anyway if another hook keeps the session locked.
    /// </summary>
    public void RunExclusiveOrAnyway(Action work)
    {
        if (!RunExclusive(work))
            work();
    }

    /// <summary>Changes what the session has seen and done, as it is now and not as it was when this hook began.</summary>
    public void ChangeSession(Func<SessionState, SessionState> change) =>
        RunExclusive(() =>
        {
            var present = ReadSession();
            Session = change(present) with { Instance = Reader.Instance };
            if (present.IsNew || Session != present)
                Session.Write(Pool.Location, Input.SessionId);
        });

    /// <summary>The same for what the hook can go on without: where it cannot be written, that is logged.</summary>
    public void TryChangeSession(Func<SessionState, SessionState> change)
    {
        try
        {
            ChangeSession(change);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogError($"The session's state cannot be written, so entries may be read or shown again: {exception.Message}");
        }
    }

    /// <summary>
    /// Keeps other hooks of the session from showing what this one is about to, until its output was written. Where another keeps this one
    /// out for too long, both may show it: twice is better than not at all.
    /// </summary>
    /// <returns>Whether another has changed what the session has seen and done since this hook read it.</returns>
    public bool BeginShowing()
    {
        if (_isExclusive || _isKeptOut)
            return false;
        _showing = TryLockSession();
        if (_showing is null)
            return false;
        _isExclusive = true;
        var before = Session;
        Session = ReadSession();
        return Session != before;
    }

    /// <summary>Lets other hooks of the session show what there is: this one's output was written, or there is none.</summary>
    public void EndShowing()
    {
        if (_showing is null)
            return;
        _showing.Dispose();
        _showing = null;
        _isExclusive = false;
    }

    /// <summary>
    /// Changes what the session has seen and done once the hook's output was written. It fails where that cannot be kept:
    /// each hook would show the same again.
    /// </summary>
    public void ChangeSessionOnceShown(Func<SessionState, SessionState> change)
    {
        if (_shown is { } others)
        {
            _shown = state => change(others(state));
            return;
        }

        if (_showing is null)
            FileMutex.Require(SessionState.LockPathOf(Pool.Location, Input.SessionId));
        _shown = change;
    }

    /// <summary>An output that, once it was written, changes the session as it was asked to.</summary>
    public HookOutput Finish(HookOutput output)
    {
        if (_personMessage.Length > 0)
            output = output with { EventName = Input.EventName, SystemMessage = _personMessage };
        if (_shown is { } shown)
            return output.AfterWriting(() => EndShowing(shown));
        EndShowing();
        return output;
    }

    /// <summary>
    /// Writes an entry, unless it is a repeat; where the server is unavailable or the log is locked, it waits in the outbox, and where the
    /// server never takes it, it is set aside. If it can neither be written nor wait, the session gets a notice.
    /// </summary>
    /// <returns>How it was judged, which one that waits is not; null for a repeat, and for what is set aside or lost.</returns>
    public ClaimResult? Post(PoolEntry entry)
    {
        try
        {
            if (Pool.Log.HoldsRepeatOf(entry))
                return null;
            if (entry.Action == PoolAction.Claimed)
                ReleaseFormerClaims();
            return Pool.PostDraft(entry);
        }
        catch (Exception exception) when (OutOfReach.IsReason(exception))
        {
            return Postpone(entry, exception);
        }
        catch (PoolException exception) when (exception.Fault == PoolFault.Rejected)
        {
            new RejectedEntries(Pool.Location).Add(entry, exception.Message);
            LogError(exception.Message);
            if (entry.Action == PoolAction.Claimed)
                SessionNotices.Add(this, entry.Id, ClaimText.NotTaken(entry));
            return null;
        }
    }

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
    /// Releases what the session claimed by an earlier version, whose lines have its id in another form: they would bar its new claim.
    /// </summary>
    private void ReleaseFormerClaims()
    {
        if (Reader.FormerSession is not { } former)
            return;
        foreach (var claim in Pool.Claims().HeldBySession(Reader, Pool.Now).FindAll(claim => claim.Entry.SessionId == former))
            Pool.Release(claim, Reader);
    }

    private ClaimResult? Postpone(PoolEntry entry, Exception reason)
    {
        try
        {
            // Also where only the answer was lost: its id says so.
            new Outbox(Pool.Location).Add(entry);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogError($"{reason.Message} The entry '{entry.Topic}' cannot wait in the outbox either: {exception.Message}");
            SessionNotices.Add(this, entry.RawHash ?? entry.Id, ClaimText.NotWritten(entry));
            return null;
        }

        LogPostponed(entry, reason);
        return new ClaimResult(entry, Holder: null) { IsWaiting = entry.Action == PoolAction.Claimed };
    }

    private void EndShowing(Func<SessionState, SessionState> shown)
    {
        try
        {
            ChangeSession(shown);
        }
        finally
        {
            EndShowing();
        }
    }

    /// <summary>
    /// Waits for the session's lock; null if another hook held it or it cannot be locked, which is logged. A hook that waited in vain once
    /// does not wait again.
    /// </summary>
    private FileMutex? TryLockSession()
    {
        FileMutex? mutex = null;
        var reason = $"Another hook kept the session locked for more than {LockTimeout.TextOfHook}.";
        try
        {
            var path = SessionState.LockPathOf(Pool.Location, Input.SessionId);
            mutex = FileMutex.TryAcquire(path, _isKeptOut ? TimeSpan.Zero : LockTimeout.OfHook);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            reason = $"The session cannot be locked: {exception.Message}";
        }

        if (mutex is null && !_isKeptOut)
            LogError(reason);
        _isKeptOut = mutex is null;
        return mutex;
    }

    // A server that is unavailable is logged once; a lock is usually released soon, so each entry that waits for one is logged.
    private void LogPostponed(PoolEntry entry, Exception exception)
    {
        if (exception is PoolUnavailableException { Fault: not PoolFault.Busy } unavailable)
        {
            LogUnavailable(unavailable);
            return;
        }

        LogError($"{exception.Message} The entry '{entry.Topic}' waits in '{Pool.Location.OutboxPath}'.");
        _isUnavailabilityLogged |= exception is not PoolUnavailableException;
    }

    private SessionState ReadSession()
    {
        try
        {
            return SessionState.Read(Pool.Location, Input.SessionId);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What the session has seen is shown again; a guard goes on.
            LogError($"The session's state cannot be read, so entries may be shown again: {exception.Message}");
            return SessionState.New;
        }
    }

    public void LogError(string message) =>
        new ErrorLog(Pool.Location).Add(Pool.Now, $"{Input.EventName} {Identity.Shorten(Input.SessionId)}", message);

    /// <summary>
    /// Who reads. What lines of an earlier version have of its id counts only where no other session that is known here has it too.
    /// </summary>
    private static Identity ReaderOf(Pool pool, string sessionId, string name)
    {
        var reader = Identity.Of(pool.Environment, sessionId, name);
        return reader.FormerSession is { } former && SessionState.IsStartShared(pool.Location, sessionId, former.Length)
            ? reader with
            {
                FormerSession = null,
            }
            : reader;
    }
}
