using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Git;
using PoolCoordination.Pools;
using PoolCoordination.Sessions;
using PoolCoordination.Storage;

namespace PoolCoordination.Board;

/// <summary>The projects of entries.</summary>
internal sealed class EntryProjects
{
    private readonly Dictionary<string, string> _ofSessions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _ofRoots = new(StringComparer.Ordinal);

    /// <summary>Knows them by the sessions of a pool.</summary>
    public EntryProjects(IReadOnlyList<PoolSession> sessions)
    {
        foreach (var session in sessions)
            _ofSessions[KeyOf(session)] = session.Project;
    }

    /// <summary>The name of the project of a pool's user; null where the folder is in no repository.</summary>
    public static string? OfUser(Pool pool) => RootOf(pool) is { } tree ? ProjectName.OfTree(tree) : null;

    /// <summary>The working tree of a pool's user; null where the folder is in no repository.</summary>
    public static string? RootOf(Pool pool) => ProjectRoot.TopLevelOf(RealPath.Of(pool.Environment.CurrentFolder));

    /// <summary>The text that a session has in common with its entries.</summary>
    public static string KeyOf(PoolSession session) => Identity.Shorten(session.SessionId) ?? "";

    /// <summary>The project of an entry: that of its session, else that of the folder from which its paths start; empty for none.</summary>
    public string Of(PoolEntry entry)
    {
        if (entry.SessionId is { } session && _ofSessions.TryGetValue(session, out var project))
            return project;
        if (entry.Root is not { } root)
            return "";
        if (!_ofRoots.TryGetValue(root, out var known))
            _ofRoots[root] = known = ProjectName.OfTree(root);
        return known;
    }

    /// <summary>Whether an entry may belong to a project, or to any where that is null; that of an entry by hand is not known.</summary>
    public bool MayBeOf(string? asked, PoolEntry entry)
    {
        if (asked is null)
            return true;
        var project = Of(entry);
        return project.Length == 0 || project == asked;
    }
}
