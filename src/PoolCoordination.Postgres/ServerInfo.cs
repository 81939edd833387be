using PoolCoordination.Relevance;

namespace PoolCoordination.Postgres;

/// <summary>What the server says when it is first met.</summary>
/// <param name="Ahead">How far its clock is ahead of this machine's, or more by the time that the answer took.</param>
/// <param name="SchemaVersion">The version of its schema.</param>
/// <param name="Domains">The domains of the pool's instances.</param>
internal sealed record ServerInfo(TimeSpan Ahead, int SchemaVersion, IReadOnlyList<Domain> Domains);
