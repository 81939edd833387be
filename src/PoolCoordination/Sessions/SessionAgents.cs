using System.Text;
using PoolCoordination.Storage;

namespace PoolCoordination.Sessions;

/// <summary>The agents that have or had sessions in a pool, so that no record is read where all are of one kind.</summary>
/// <param name="location">The pool.</param>
internal sealed class SessionAgents(PoolLocation location)
{
    private const long Longest = 4 * 1024;

    private readonly SharedList _list = new(location, "agents", ".agents", Longest);

    /// <summary>Their names.</summary>
    public IReadOnlyList<string> All() =>
        [.. Encoding.UTF8.GetString(_list.Read()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];

    /// <summary>Adds the agent of a session that begins, unless it is there.</summary>
    public void Add(string agent)
    {
        if (agent.Length > 0 && !All().Contains(agent, StringComparer.Ordinal))
            _list.Append(agent + '\n', () => string.Concat(All().Select(name => name + '\n')));
    }
}
