using System.Text;
using PoolCoordination.Storage;

namespace PoolCoordination.Sessions;

/// <summary>The agents that have or had sessions in a pool, so that no record is read where all are of one kind.</summary>
/// <param name="location">The pool.</param>
internal sealed class SessionAgents(PoolLocation location)
{
    private const long Longest = 4 * 1024;

    private readonly SharedList _list = new(location, "agents", ".agents", Longest);

    /// <summary>Whether there may be more than one kind.</summary>
    public bool MayDiffer => _list.Read() is var names && names.IndexOf((byte)'\n') < names.Length - 1;

    /// <summary>Whether there is or was another than one.</summary>
    public bool HaveOtherThan(string agent) =>
        Encoding.UTF8.GetString(_list.Read()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Any(name => name != agent);

    /// <summary>Adds the agent of a session that begins, unless it is there.</summary>
    public void Add(string agent)
    {
        var line = agent + '\n';
        if (!$"\n{Encoding.UTF8.GetString(_list.Read())}".Contains('\n' + line, StringComparison.Ordinal))
            // There are few, so that a list which is too long is no longer ours.
            _list.Append(line, () => "");
    }
}
