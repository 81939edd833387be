using PoolCoordination.Agents;
using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Git;
using PoolCoordination.Log.Remote;
using PoolCoordination.Pools;
using PoolCoordination.Sessions;
using PoolCoordination.Storage;

namespace PoolCoordination.Hooks;

/// <summary>Keeps a session's record, by which others see that it is at work and where, and the list of files that it changed.</summary>
internal static class SessionUpkeep
{
    /// <summary>How often a session that goes on working is written down.</summary>
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(15);

    /// <summary>Writes down that the session begins or goes on, in this working tree.</summary>
    public static void Begin(HookCall call)
    {
        Note(call, SessionStatus.Waiting);
        try
        {
            SessionList.OfWorkingTree(call.Pool.Location, call.Place.WorkingTree).Add(call.Input.SessionId);
            new SessionAgents(call.Pool.Location).Add(call.Input.Agent);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            call.LogError($"That the session began could not be written down: {exception.Message}");
        }
    }

    /// <summary>Writes down what the session does from now on; one that has ended goes on.</summary>
    public static void Note(HookCall call, SessionStatus status) =>
        Change(call, record => Seen(call, WithProcess(call, record)) with { Status = status });

    /// <summary>Writes down that a turn is over, unless the session has ended: a late hook revives nothing.</summary>
    /// <returns>Whether the session goes on.</returns>
    public static bool NoteTurnEnd(HookCall call)
    {
        if (SessionRecords.Find(call.Pool.Location, call.Input.SessionId) is { Status: SessionStatus.Ended })
            return false;
        Note(call, SessionStatus.Waiting);
        return true;
    }

    /// <summary>Writes down that the session begins to answer a prompt.</summary>
    public static void NotePrompt(HookCall call) =>
        Change(
            call,
            record =>
                Seen(call, WithProcess(call, record)) with
                {
                    Status = SessionStatus.Working,
                    // What a subagent is asked for is a part of that.
                    Topic = (call.Input.IsFromSubagent ? null : PromptTopic.Of(call.Input.Prompt)) ?? record.Topic,
                }
        );

    /// <summary>Writes down that a tool of the session ran, and which files it changed. A session that has ended stays ended.</summary>
    public static void NoteTool(HookCall call)
    {
        var known = SessionRecords.Find(call.Pool.Location, call.Input.SessionId);
        var hasEnded = known is null ? call.Session.State.IsEnded : known.Status == SessionStatus.Ended;
        // A record that somebody removed or damaged is made anew.
        if (!hasEnded && (known is null || call.Pool.Now - known.LastSeen >= s_interval || HasMoved(call, known)))
            Note(call, SessionStatus.Working);
        NoteChanges(call, [.. call.Input.EditedFiles.Where(Path.IsPathFullyQualified).Select(RealPath.Of)]);
    }

    /// <summary>Writes down that the session ends in this process.</summary>
    /// <returns>Whether it has ended; not where another process has it, too.</returns>
    public static bool End(HookCall call)
    {
        if (SessionRecords.Find(call.Pool.Location, call.Input.SessionId) is null)
            return true;
        var hasEnded = true;
        Change(
            call,
            record =>
            {
                var rest = record.Without(call.Client.Process, call.Client.Processes);
                hasEnded = rest.Processes.Count == 0 || call.Client.Process is null;
                return hasEnded ? rest with { Status = SessionStatus.Ended, LastSeen = call.Pool.Now } : rest;
            }
        );
        return hasEnded;
    }

    /// <summary>Writes down that the session changed files, whose paths are without links, also where it has ended meanwhile.</summary>
    /// <param name="call">The event.</param>
    /// <param name="files">The files.</param>
    /// <param name="at">When it changed them; the present time where that is not given.</param>
    public static void NoteChanges(HookCall call, IReadOnlyList<string> files, DateTimeOffset? at = null)
    {
        foreach (var tree in files.Select(ProjectRoot.TreeOfFile).Distinct(StringComparer.Ordinal))
        {
            List<ChangedFile> changed = [];
            foreach (var file in files)
            {
                if (ProjectRoot.TreeOfFile(file) == tree)
                    changed.Add(new ChangedFile(call.Input.SessionId, file, at ?? call.Pool.Now));
            }

            if (FailureToAdd(call, tree, changed) is { } failure)
                call.LogError($"That the session changed '{changed[0].Path}' could not be written down: {failure}");
        }
    }

    /// <summary>Writes down that a command of the session is about to move something that others share.</summary>
    public static void NoteCommand(HookCall call, GitRepository repository, RepositoryCommand command)
    {
        try
        {
            if (!new RepositoryCommands(call.Pool.Location, repository.CommonFolder).Add(command))
                call.LogError("A command that moves HEAD or the stash could not be written down: others kept the list locked.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            call.LogError($"A command that moves HEAD or the stash could not be written down: {exception.Message}");
        }
    }

    /// <summary>Writes down that a tool of the session was denied, and because of whom.</summary>
    public static void NoteDenial(HookCall call, string holder, string subject)
    {
        try
        {
            if (!new Denials(call.Pool.Location).Add(new Denial(call.Pool.Now, call.Input.SessionId, holder, subject)))
                call.LogError("A denial could not be written down: others kept the list locked.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            call.LogError($"A denial could not be written down: {exception.Message}");
        }
    }

    /// <summary>Tells other machines of a session, if the pool is on a server that can be reached.</summary>
    public static void Share(HookCall call, SessionRecord record)
    {
        if (call.Pool.Log is not RemoteLog log)
            return;
        try
        {
            SharedSessions.Write(log, record, PoolSessions.ChangedFiles(call.Pool, record));
        }
        catch (PoolUnavailableException)
        {
            // The hook says so once, for all that it needs the server for.
        }
        catch (PoolException exception)
        {
            call.LogError($"Other machines do not see the session at work: {exception.Message}");
        }
    }

    private static string? FailureToAdd(HookCall call, string tree, IReadOnlyList<ChangedFile> files)
    {
        try
        {
            return UncommittedFiles.Add(call.Pool.Location, tree, files) ? null : "others kept the list locked.";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception.Message;
        }
    }

    private static void Change(HookCall call, Func<SessionRecord, SessionRecord> change)
    {
        SessionRecord? changed = null;
        try
        {
            call.Session.RunExclusive(() =>
            {
                var known = SessionRecords.Find(call.Pool.Location, call.Input.SessionId) ?? New(call);
                changed = change(known);
                SessionRecords.Write(call.Pool.Location, changed);
                var list = SessionList.OfWorkingTree(call.Pool.Location, changed.WorkingTree);
                if (changed.Status == SessionStatus.Ended)
                    list.Remove(changed.SessionId);
                else if (known.Status == SessionStatus.Ended || (known.WorkingTree.Length > 0 && known.WorkingTree != changed.WorkingTree))
                    list.Add(changed.SessionId);
            });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            call.LogError($"The session's record cannot be written, so others do not see it at work: {exception.Message}");
        }

        if (changed is not null)
            Share(call, changed);
    }

    /// <summary>
    /// The record with the client's process, at events for which the client waits: the hook of another may have been left by one that was
    /// killed, and then is the child of who takes over such processes.
    /// </summary>
    private static SessionRecord WithProcess(HookCall call, SessionRecord record) =>
        call.Input.EventName is HookEventName.SessionStart or HookEventName.UserPromptSubmit
            ? record.In(call.Client.Process, call.Client.Processes, call.Input.EventName == HookEventName.SessionStart)
            : record;

    private static bool HasMoved(HookCall call, SessionRecord known) =>
        !call.Input.IsFromSubagent && known.WorkingTree != call.Place.WorkingTree;

    private static SessionRecord At(SessionPlace place, SessionRecord record) =>
        record with
        {
            WorkingFolder = place.Folder,
            WorkingTree = place.WorkingTree,
            CommonFolder = place.Repository?.CommonFolder,
            Branch = place.Repository?.Branch,
        };

    private static SessionRecord New(HookCall call) =>
        new()
        {
            SessionId = call.Input.SessionId,
            Agent = call.Input.Agent,
            Begun = call.Pool.Now,
        };

    private static SessionRecord Seen(HookCall call, SessionRecord record) =>
        // A subagent may have a working tree of its own.
        (call.Input.IsFromSubagent && record.WorkingTree.Length > 0 ? record : At(call.Place, record)) with
        {
            Instance = call.Reader.Instance,
            Title = call.Input.SessionTitle is { Length: > 0 } title ? Identity.CleanName(title) : record.Title,
            Machine = Environment.MachineName,
            LastSeen = call.Pool.Now,
        };
}
