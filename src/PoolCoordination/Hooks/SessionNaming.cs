using PoolCoordination.Agents;
using PoolCoordination.Entries;
using PoolCoordination.Sessions;
using PoolCoordination.Text;

namespace PoolCoordination.Hooks;

/// <summary>
/// Gives a session that nobody named the name that its user sees: its title, else the one that its client shows, else that of its folder
/// with a number.
/// </summary>
internal static class SessionNaming
{
    private const int LongestPath = 200;
    private const int MostRead = 8;

    /// <summary>Names a session that begins, or that has no name yet, and keeps the name for its later hooks.</summary>
    public static void Apply(HookCall call)
    {
        var isStart = call.Input.EventName == HookEventName.SessionStart;
        if (!call.Reader.IsUnnamed || (!isStart && HasName(call) && !call.Session.State.IsEnded && ShownSince(call) is null))
            return;
        try
        {
            if (GivenName(call) is { } given)
                Keep(call, given);
            else if (!Number(call))
                call.LogError("Other sessions were being named for more than a second, so that this one may have another's name.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            call.LogError($"The session goes by its id, as its name cannot be kept: {exception.Message}");
        }
    }

    private static bool Number(HookCall call) =>
        SessionNames.Number(
            call.Pool.Location,
            call.Input.SessionId,
            call.Place.WorkingTree,
            call.Pool.Now,
            name => Keep(call, name)
        );

    private static void Keep(HookCall call, string name)
    {
        call.Name(Identity.CleanName(name));
        var isStart = call.Input.EventName == HookEventName.SessionStart;
        call.Session.TryChange(state => isStart ? state.StartAt(call.Pool.Now) : state);
    }

    /// <summary>Tells the person that another session at work has the name that was given to this one.</summary>
    public static void TellOfSameName(HookCall call)
    {
        if (call.Reader.IsUnnamed && call.Input.SessionTitle is not { Length: > 0 })
            return;
        try
        {
            var sessions = SessionList.OfName(call.Pool.Location, call.Reader.Instance);
            var other = sessions
                .Others(call.Input.SessionId)
                .Take(MostRead)
                .FirstOrDefault(record =>
                    string.Equals(record.Instance, call.Reader.Instance, StringComparison.OrdinalIgnoreCase)
                    && record.IsAtWorkAt(call.Pool.Now, call.Client.Processes)
                );
            sessions.Add(call.Input.SessionId);
            if (other is not null)
                call.TellPerson(Text(call, other));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            call.LogError($"Whether another session has this one's name cannot be read: {exception.Message}");
        }
    }

    private static string Text(HookCall call, SessionRecord other)
    {
        var name = Sanitizer.Quote(call.Reader.Instance, Identity.LongestName);
        var folder = Sanitizer.Quote(other.WorkingFolder, LongestPath);
        var (consequence, command) = call.Reader.IsUnnamed
            ? ("others cannot tell the two apart", "claude -n NAME")
            : ("the claims of both count as those of one", $"{call.Pool.Environment.NamingVariable}=NAME claude");
        return $"Another session at work is named {name}, too, in {folder}: {consequence}. To name one otherwise, start it with {command}.";
    }

    /// <summary>An earlier version had the session go by its id.</summary>
    private static bool HasName(HookCall call) =>
        call.Session.State.Instance is { Length: > 0 } name && name != Identity.Shorten(call.Input.SessionId);

    /// <summary>
    /// The name that the client shows by now of a session that was named after its folder: some write it down only once they have begun.
    /// It is asked for at prompts.
    /// </summary>
    private static string? ShownSince(HookCall call) =>
        call.Input.EventName == HookEventName.UserPromptSubmit
        && SessionNames.IsNumbered(call.Session.State.Instance, call.Place.WorkingTree)
            ? call.Client.Name
            : null;

    /// <summary>Whether another session took its name after its end.</summary>
    private static bool IsTaken(HookCall call) =>
        call.Session.State.IsEnded
        && SessionNames.Taken(call.Pool.Location, call.Input.SessionId, call.Pool.Now).Contains(call.Session.State.Instance);

    /// <summary>The name that the session has or its user sees; null for one that is numbered.</summary>
    private static string? GivenName(HookCall call) =>
        call.Input.SessionTitle is { } title && Identity.CleanName(title).Length > 0 ? title
        : call.Client.Name is { } shown ? shown
        : HasName(call) && !IsTaken(call) ? call.Session.State.Instance
        : SessionSuccession.PredecessorOf(call) is { Instance.Length: > 0 } predecessor ? predecessor.Instance
        : null;
}
