using PoolCoordination.Agents;
using PoolCoordination.Agents.Known;
using PoolCoordination.Blocks;
using PoolCoordination.Faults;
using PoolCoordination.Host;
using PoolCoordination.Installation;
using PoolCoordination.Log.Remote;
using PoolCoordination.Pools;
using PoolCoordination.Storage;
using PoolCoordination.Text;
using PoolCoordination.Trust;

namespace PoolCoordination.Hooks;

/// <summary>
/// Runs the hook of an event. A hook never breaks a session: whatever happens, it returns, with nothing to say and one line in the
/// pool's error log.
/// </summary>
public static class Hook
{
    private const int LongestMessage = 1000;

    /// <summary>How long a session may wait until it is known what is claimed.</summary>
    private static readonly TimeSpan s_longestJudging = TimeSpan.FromMilliseconds(250);

    /// <summary>Runs the hook for one event.</summary>
    /// <param name="json">The event's JSON as UTF-8.</param>
    /// <param name="environment">The environment of the process.</param>
    /// <param name="path">The log's path or its server's address; found by the environment where null.</param>
    /// <param name="clock">The clock; the system's where null.</param>
    /// <param name="remote">Opens a pool on a server; null where the program cannot.</param>
    /// <param name="agent">The name of the agent whose event it is; recognized by the event where null.</param>
    /// <returns>What it says. Whoever writes it calls <see cref="HookOutput.Confirm"/> once that succeeded.</returns>
    public static HookOutput Run(
        ReadOnlySpan<byte> json,
        PoolEnvironment environment,
        string? path = null,
        TimeProvider? clock = null,
        RemoteLogOpener? remote = null,
        string? agent = null
    ) => Run(json, environment, null, path, clock, remote, agent);

    /// <summary>Runs the hook for one event in the pool at a location.</summary>
    public static HookOutput Run(
        ReadOnlySpan<byte> json,
        PoolEnvironment environment,
        PoolLocation location,
        TimeProvider? clock = null,
        RemoteLogOpener? remote = null,
        string? agent = null
    ) => Run(json, environment, location, null, clock, remote, agent);

    private static HookOutput Run(
        ReadOnlySpan<byte> json,
        PoolEnvironment environment,
        PoolLocation? given,
        string? path,
        TimeProvider? clock,
        RemoteLogOpener? remote,
        string? agentName
    )
    {
        ArgumentNullException.ThrowIfNull(environment);
        clock ??= TimeProvider.System;
        AgentEvent? read = null;
        FoundPool? found = null;
        try
        {
            var agent = agentName is null ? null : KnownAgents.Named(agentName);
            read = AgentEvent.Read(json, agent);
            environment = environment.OfHook(read.Agent == KnownAgents.ClaudeCode);
            var work = EnvironmentOf(read.Input, environment);
            // An agent that reads Claude Code's settings beside its own starts two, and the event is its own hook's.
            if (agentName is null && HookPresence.AreInstalledFor(read.Agent, work))
                return HookOutput.None;
            found = given is null ? PoolFinder.Find(work, path) : new FoundPool(given);
            if (found.Location.IsGiven && Directory.Exists(found.Location.LogPath))
            {
                // Beside a folder nothing of a pool belongs, not even what went wrong.
                var folder = found.Location.LogPath;
                found = null;
                throw PoolLocation.FolderError(folder);
            }

            if (agentName is not null && agent is null)
            {
                LogFault(found.Location, clock, read.Input, KnownAgents.Unknown(agentName));
                return HookOutput.None;
            }

            return Run(read, found, work, clock, remote) with
            {
                Agent = read.Agent,
            };
        }
#pragma warning disable CA1031 // This is the promise of the method: no fault of ours ends a session.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFault(found?.Location ?? PoolLocation.InFolder(environment.OwnPoolFolder), clock, read?.Input, exception);
            // What is wrong with the pool itself is for its user to mend.
            return exception is PoolException && read is not null && NeedsPool(read.Input)
                ? ToPerson(read.Input, $"The pool is not used: {exception.Message}") with { Agent = read.Agent }
                : HookOutput.None;
        }
    }

    /// <summary>The environment of the session's work, in which its pool is looked for.</summary>
    private static PoolEnvironment EnvironmentOf(HookInput input, PoolEnvironment environment)
    {
        var work = environment.ProjectFolder is { } project ? environment.In(project) : environment;
        // The working folder follows the model's cd and its worktrees; the project's folder does not.
        return input.WorkingFolder is { } cwd && WindowsPath.Local(cwd) is var folder && Path.IsPathFullyQualified(folder)
            ? environment.ProjectFolder is null ? environment.In(folder) : work.WorkingIn(folder)
            : work;
    }

    private static HookOutput Run(
        AgentEvent read,
        FoundPool found,
        PoolEnvironment environment,
        TimeProvider clock,
        RemoteLogOpener? remote
    )
    {
        var (agent, input, fault) = (read.Agent, read.Input, read.Fault);
        var location = found.Location;
        var run = RunnerOf(input.EventName);
        var isRelevant = run is not null && (input.SessionId.Length > 0 || fault is not null);
        // Nothing is done before it is opened, as another program may have to take over there.
        var pool = isRelevant
            ? new Pool(location, environment, clock, remote)
            {
                LongestJudging = s_longestJudging,
                FoundSettings = found.Settings,
            }
            : null;
        if (fault is not null)
            LogFault(location, clock, input, fault);
        if (run is null || pool is null)
            return HookOutput.None;
        var call = new HookCall(agent, input, pool);
        if (fault is not null)
            return PreToolUseHook.RunUnreadable(call);
        var output = WithNotice(Run(run, call), input, found.Notice);
        var isShown = output.Context.Length == 0 || agent.ShowsText(input.EventName);
        return output with
        {
            Context = isShown ? output.Context : "",
            // What the client would not show is shown at a later event.
            Written = isShown && output.Written is { } written ? () => Confirm(written, location, clock, input) : null,
            NotWritten = exception => LogFault(location, clock, input, exception.Message),
        };
    }

    private static HookOutput Run(Func<HookCall, HookOutput> run, HookCall call)
    {
        try
        {
            return call.Finish(run(call));
        }
        catch (Exception exception)
        {
            call.Session.EndShowing();
            if (exception is PoolException && OutOfReach.IsReason(exception))
                call.LogUnavailable(exception);
            else if (exception is (IOException or UnauthorizedAccessException) && call.Input.EventName == HookEventName.SessionStart)
                call.LogError(exception.Message);
            else
                throw;
            // What passes by itself is logged alone.
            return exception is PoolUnavailableException || call.Input.EventName != HookEventName.SessionStart
                ? HookOutput.None
                : ToPerson(call.Input, $"The pool shows nothing to this session: {exception.Message}");
        }
        finally
        {
            call.Pool.CloseClaims();
        }
    }

    /// <summary>Whether a session loses something where its pool is not used: it begins, or an answer with a block ends its turn.</summary>
    private static bool NeedsPool(HookInput input) =>
        input.EventName == HookEventName.SessionStart
        || (input.EventName == HookEventName.Stop && BlockReader.Read(input.LastAssistantMessage ?? "").Count > 0);

    private static HookOutput ToPerson(HookInput input, string message) =>
        new(input.EventName) { SystemMessage = Sanitizer.OneLine(message, LongestMessage) };

    /// <summary>Tells the person once in a session which pool is not used; the model has no part in that.</summary>
    private static HookOutput WithNotice(HookOutput output, HookInput input, string? notice) =>
        notice is null || input.EventName != HookEventName.SessionStart
            ? output
            : output with
            {
                EventName = input.EventName,
                SystemMessage = output.SystemMessage.Length == 0 ? notice : $"{output.SystemMessage}\n{notice}",
            };

    private static void Confirm(Action written, PoolLocation location, TimeProvider clock, HookInput input)
    {
        try
        {
            written();
        }
#pragma warning disable CA1031 // As above.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFault(location, clock, input, exception);
        }
    }

    private static void LogFault(PoolLocation location, TimeProvider clock, HookInput? input, string fault) =>
        new ErrorLog(location).Add(clock.GetUtcNow(), NameOf(input), fault);

    private static void LogFault(PoolLocation location, TimeProvider clock, HookInput? input, Exception exception) =>
        new ErrorLog(location).Add(clock, NameOf(input), exception);

    private static string NameOf(HookInput? input) => input?.EventName is { Length: > 0 } name ? name : "hook";

    /// <summary>Gets what an event runs; null for an event that does not concern a pool.</summary>
    internal static Func<HookCall, HookOutput>? RunnerOf(string eventName) =>
        eventName switch
        {
            HookEventName.SessionStart => SessionStartHook.Run,
            HookEventName.UserPromptSubmit => UserPromptSubmitHook.Run,
            HookEventName.PreToolUse => PreToolUseHook.Run,
            HookEventName.PostToolUse => PostToolUseHook.Run,
            HookEventName.PostToolUseFailure => PostToolUseFailureHook.Run,
            HookEventName.Stop => StopHook.Run,
            HookEventName.StopFailure => StopFailureHook.Run,
            HookEventName.PreCompact => PreCompactHook.Run,
            HookEventName.SubagentStart => SubagentStartHook.Run,
            HookEventName.SubagentStop => SubagentStopHook.Run,
            HookEventName.FileChanged => FileChangedHook.Run,
            HookEventName.SessionEnd => SessionEndHook.Run,
            _ => null,
        };
}
