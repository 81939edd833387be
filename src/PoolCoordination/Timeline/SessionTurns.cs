using PoolCoordination.Agents.Known;
using PoolCoordination.Faults;
using PoolCoordination.Host;
using PoolCoordination.Sessions;

namespace PoolCoordination.Timeline;

/// <summary>
/// The turns of the sessions of this machine's user, from what their clients write down of conversations anyway. Of an agent whose
/// transcripts cannot be read, and of sessions of others, no turns are known.
/// </summary>
/// <param name="environment">The environment of the clients.</param>
internal sealed class SessionTurns(PoolEnvironment environment)
{
    private readonly Dictionary<string, TranscriptTurns> _transcripts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<SessionTurn>> _turns = new(StringComparer.Ordinal);

    /// <summary>The turns of a session, in their order.</summary>
    public IReadOnlyList<SessionTurn> Of(PoolSession session) => _turns.GetValueOrDefault(session.SessionId) ?? [];

    /// <summary>Reads on what sessions have added to their transcripts.</summary>
    /// <param name="sessions">The sessions.</param>
    /// <param name="from">The moment from which on turns are asked for.</param>
    /// <param name="findsNew">Whether transcripts are looked for that are not known, which takes longer.</param>
    public void Update(IReadOnlyList<PoolSession> sessions, DateTimeOffset from, bool findsNew)
    {
        _turns.Clear();
        foreach (var session in sessions.Where(session => session.LastSeen >= from))
        {
            try
            {
                if (TranscriptOf(session, from, findsNew) is { } transcript)
                    _turns[session.SessionId] = transcript.Read(from, goesOn: session.Status == SessionStatus.Working);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or PoolException)
            {
                // It is being replaced, or somebody else's; what else is known is shown without it.
            }
        }
    }

    private TranscriptTurns? TranscriptOf(PoolSession session, DateTimeOffset from, bool findsNew)
    {
        if (_transcripts.TryGetValue(session.SessionId, out var known) && known.From <= from && known.Exists)
            return known;
        if (!findsNew)
            return null;
        if (KnownAgents.Named(session.Agent) is not { } agent || agent.FindTranscript(environment, session.SessionId) is not { } path)
            return null;
        return _transcripts[session.SessionId] = new TranscriptTurns(path, agent.ReadLine, from);
    }
}
