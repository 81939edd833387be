namespace PoolCoordination.Agents;

/// <summary>The form in which a client's configuration has hooks.</summary>
internal enum HookForm
{
    /// <summary>JSON: each event has groups, each with a matcher and its hooks.</summary>
    Groups,

    /// <summary>JSON: each event has a list of hooks.</summary>
    List,

    /// <summary>A file of the pool's own in which the client looks for code.</summary>
    Code,
}
