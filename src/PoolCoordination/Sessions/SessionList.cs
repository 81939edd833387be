using System.Text;
using PoolCoordination.Storage;

namespace PoolCoordination.Sessions;

/// <summary>Sessions that have something in common, such as their working tree, so that few records are read to find them.</summary>
/// <param name="location">The pool.</param>
/// <param name="key">What they have in common.</param>
internal sealed class SessionList(PoolLocation location, string key)
{
    private const long Longest = 16 * 1024;
    private const int MostKept = 100;

    private readonly SharedList _list = new(location, key, ".sessions", Longest);

    /// <summary>The sessions that are at work in a working tree, or were when their client was killed.</summary>
    /// <param name="location">The pool.</param>
    /// <param name="workingTree">The working tree's path, without links.</param>
    public static SessionList OfWorkingTree(PoolLocation location, string workingTree) => new(location, workingTree);

    /// <summary>The sessions that were given a name, in any case.</summary>
    public static SessionList OfName(PoolLocation location, string name) => new(location, $"name {name.ToUpperInvariant()}");

    /// <summary>The ids, those that began last first.</summary>
    public IReadOnlyList<string> Newest()
    {
        var ids = Encoding.UTF8.GetString(_list.Read()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Array.Reverse(ids);
        return [.. ids.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Adds a session that begins, or goes on.</summary>
    public void Add(string sessionId) => _list.Append(Line(sessionId), () => Text(Newest().Take(MostKept)));

    /// <summary>Takes out a session that has ended.</summary>
    public void Remove(string sessionId) => _list.Rewrite(() => Text(Newest().Where(id => id != sessionId)));

    /// <summary>The records of other sessions, those that began last first.</summary>
    /// <param name="sessionId">The session that is not among them.</param>
    public IEnumerable<SessionRecord> Others(string sessionId) =>
        Newest().Where(id => id != sessionId).Select(id => SessionRecords.Find(location, id)).OfType<SessionRecord>();

    private static string Text(IEnumerable<string> newest) => string.Concat(newest.Reverse().Select(Line));

    // A line for each: an id is one word, whatever a client gives.
    private static string Line(string sessionId) => sessionId.ReplaceLineEndings(" ") + '\n';
}
