using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Git;
using PoolCoordination.Host;
using PoolCoordination.Log.Remote;
using PoolCoordination.Sessions;
using PoolCoordination.Storage;
using PoolCoordination.Text;

namespace PoolCoordination.Pools;

/// <summary>
/// An agent that asks a pool itself, through a program that its client keeps running. Where nothing says which session that is, it is one
/// of its own, which is written down as hooks write down others.
/// </summary>
/// <param name="name">The name of the client.</param>
public sealed class AskingAgent(string name)
{
    /// <summary>The name by which Claude Code asks.</summary>
    private const string ClaudeCode = "claude-code";

    private readonly string _sessionId = Guid.NewGuid().ToString();

    /// <summary>
    /// Who it is in a pool: the instance or session that the environment names, else the session whose client started the program, as far
    /// as its hooks wrote that down, else a session by the client's name with a number.
    /// </summary>
    /// <exception cref="IOException">The session cannot be written down.</exception>
    /// <exception cref="UnauthorizedAccessException">The session may not be written down.</exception>
    public Identity In(Pool pool)
    {
        ArgumentNullException.ThrowIfNull(pool);
        // What Claude Code sets says nothing of another client, which its shell may have started.
        var environment = pool.Environment.OfHook(isClaudeCode: name == ClaudeCode);
        if (Identity.SourceOf(environment) != InstanceSource.User)
            return Identity.Of(environment);
        var processes = ProcessTable.OfMachine();
        return processes is not null && EnclosingSession.Nearest(pool.Location, processes, isParentOnly: true) is { } session
            ? new Identity(session.Instance, session.SessionId) { IsUnnamed = true }
            : OwnSession(pool, processes);
    }

    /// <summary>Ends the session of its own, if it has one in the pool, and the claims of that.</summary>
    public void Leave(Pool pool)
    {
        ArgumentNullException.ThrowIfNull(pool);
        if (SessionRecords.Find(pool.Location, _sessionId) is not { } record)
            return;
        var own = new Identity(record.Instance, _sessionId) { IsUnnamed = true };
        foreach (var claim in pool.Claims().HeldAt(pool.Now).Where(claim => own.Owns(claim.Entry)).ToList())
            pool.Release(claim, own);
        (SessionState.Read(pool.Location, _sessionId) with { IsEnded = true }).Write(pool.Location, _sessionId);
        Write(pool, record with { Status = SessionStatus.Ended, LastSeen = pool.Now });
    }

    private Identity OwnSession(Pool pool, ProcessTable? processes)
    {
        var record = SessionRecords.Find(pool.Location, _sessionId) ?? Begin(pool, processes);
        Write(pool, record with { LastSeen = pool.Now });
        return new Identity(record.Instance, _sessionId) { IsUnnamed = true };
    }

    private SessionRecord Begin(Pool pool, ProcessTable? processes)
    {
        var instance = "";
        SessionNames.Number(pool.Location, _sessionId, name, pool.Now, Keep);
        var agent = Identity.CleanName(name);
        new SessionAgents(pool.Location).Add(agent);
        var folder = pool.Environment.WorkingFolder;
        var tree = ProjectRoot.TreeOf(RealPath.Of(folder));
        var repository = GitRepository.At(tree);
        return new SessionRecord
        {
            SessionId = _sessionId,
            Agent = agent,
            Instance = instance,
            Machine = Environment.MachineName,
            Processes = TextList.Of(processes?.Identify(Environment.ProcessId) is { } own ? [own.ToString()] : []),
            WorkingFolder = folder,
            WorkingTree = tree,
            CommonFolder = repository?.CommonFolder,
            Branch = repository?.Branch,
            Begun = pool.Now,
        };

        void Keep(string given)
        {
            instance = given;
            (SessionState.New.StartAt(pool.Now) with { Instance = given }).Write(pool.Location, _sessionId);
        }
    }

    private static void Write(Pool pool, SessionRecord record)
    {
        SessionRecords.Write(pool.Location, record);
        if (pool.Log is RemoteLog log)
            SharedSessions.Write(log, record, []);
    }
}
