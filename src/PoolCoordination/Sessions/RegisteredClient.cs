namespace PoolCoordination.Sessions;

/// <summary>A process of Claude Code, as it wrote itself down.</summary>
/// <param name="SessionId">The session that it has.</param>
/// <param name="Name">The name that its user sees; empty where there is none.</param>
internal readonly record struct RegisteredClient(string SessionId, string Name);
