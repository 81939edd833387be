namespace PoolCoordination.Shell;

/// <summary>The claim of another session on a path.</summary>
/// <param name="Holder">The name under which the session is shown.</param>
/// <param name="Since">Since when it has it.</param>
internal sealed record PathClaim(string Holder, DateTimeOffset Since);
