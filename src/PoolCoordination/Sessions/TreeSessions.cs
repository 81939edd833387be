using System.Text;
using PoolCoordination.Storage;

namespace PoolCoordination.Sessions;

/// <summary>The sessions that began in a working tree, so that few records are read to know who is at work there.</summary>
internal sealed class TreeSessions(PoolLocation location, string workingTree)
{
    private const long Longest = 16 * 1024;
    private const int MostKept = 100;

    private readonly TreeList _list = new(location, workingTree, ".sessions", Longest);

    /// <summary>The ids, those that began last first.</summary>
    public IReadOnlyList<string> Newest()
    {
        var ids = Encoding.UTF8.GetString(_list.Read()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Array.Reverse(ids);
        return [.. ids.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Adds a session that begins, or goes on.</summary>
    public void Add(string sessionId) =>
        _list.Append(() => Line(sessionId), () => string.Concat(Newest().Take(MostKept).Reverse().Select(Line)));

    // A line for each: an id is one word, whatever a client gives.
    private static string Line(string sessionId) => sessionId.ReplaceLineEndings(" ") + '\n';
}
