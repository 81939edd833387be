namespace PoolCoordination.Agents;

/// <summary>An event at which a client starts a hook, as its configuration names it.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Matcher">The tools that it concerns; null for all tools, and for an event that is not about a tool.</param>
/// <param name="FormerMatcher">Those for which earlier versions installed it, where these were others.</param>
/// <param name="Waiting">The member of a hook by which the client does not wait for it; null if it waits.</param>
internal sealed record HookEvent(string Name, string? Matcher = null, string? FormerMatcher = null, string? Waiting = null)
{
    /// <summary>The event's name.</summary>
    public override string ToString() => Name;
}
