using PoolCoordination.Agents;
using PoolCoordination.Sessions;
using PoolCoordination.Storage;

namespace PoolCoordination.Hooks;

/// <summary>
/// What the session of an event has seen and done, which its hooks read and change. An agent's parallel tools start several at once.
/// </summary>
/// <param name="location">The pool.</param>
/// <param name="sessionId">The session's id.</param>
/// <param name="instance">Gives the name that the session goes by.</param>
/// <param name="logError">Receives what went wrong.</param>
internal sealed class SessionAccess(PoolLocation location, string sessionId, Func<string> instance, Action<string> logError)
{
    private Func<SessionState, SessionState>? _shown;
    private FileMutex? _showing;
    private bool _isKeptOut;
    private bool _isExclusive;

    /// <summary>What the session has seen and done, as far as this hook knows.</summary>
    public SessionState State { get; private set; } = Read(location, sessionId, logError);

    /// <summary>Runs what no two hooks of the session may do at once: each reads what the others write.</summary>
    /// <returns>False if another hook kept the session locked, so that the work was not run, which is logged.</returns>
    public bool RunExclusive(Action work)
    {
        if (_isExclusive)
        {
            work();
            return true;
        }

        using var mutex = TryLock();
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
    public void Change(Func<SessionState, SessionState> change) =>
        RunExclusive(() =>
        {
            var present = Read(location, sessionId, logError);
            State = change(present) with { Instance = instance() };
            if (present.IsNew || State != present)
                State.Write(location, sessionId);
        });

    /// <summary>The same for what the hook can go on without: where it cannot be written, that is logged.</summary>
    public void TryChange(Func<SessionState, SessionState> change)
    {
        try
        {
            Change(change);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            logError($"The session's state cannot be written, so entries may be read or shown again: {exception.Message}");
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
        _showing = TryLock();
        if (_showing is null)
            return false;
        _isExclusive = true;
        var before = State;
        State = Read(location, sessionId, logError);
        return State != before;
    }

    /// <summary>
    /// Changes what the session has seen and done once the hook's output was written. It fails where that cannot be kept:
    /// each hook would show the same again.
    /// </summary>
    public void ChangeOnceShown(Func<SessionState, SessionState> change)
    {
        if (_shown is { } others)
        {
            _shown = state => change(others(state));
            return;
        }

        if (_showing is null)
            FileMutex.Require(SessionFiles.LockPathOf(location, sessionId));
        _shown = change;
    }

    /// <summary>An output that, once it was written, changes the session as it was asked to.</summary>
    public HookOutput Finish(HookOutput output)
    {
        if (_shown is { } shown)
            return output.AfterWriting(() => EndShowing(shown));
        EndShowing();
        return output;
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

    private void EndShowing(Func<SessionState, SessionState> shown)
    {
        try
        {
            Change(shown);
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
    private FileMutex? TryLock()
    {
        FileMutex? mutex = null;
        var reason = $"Another hook kept the session locked for more than {LockTimeout.TextOfHook}.";
        try
        {
            var path = SessionFiles.LockPathOf(location, sessionId);
            mutex = FileMutex.TryAcquire(path, _isKeptOut ? TimeSpan.Zero : LockTimeout.OfHook);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            reason = $"The session cannot be locked: {exception.Message}";
        }

        if (mutex is null && !_isKeptOut)
            logError(reason);
        _isKeptOut = mutex is null;
        return mutex;
    }

    private static SessionState Read(PoolLocation location, string sessionId, Action<string> logError)
    {
        try
        {
            return SessionState.Read(location, sessionId);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What the session has seen is shown again; a guard goes on.
            logError($"The session's state cannot be read, so entries may be shown again: {exception.Message}");
            return SessionState.New;
        }
    }
}
