using PoolCoordination.Text;

namespace PoolCoordination.Agents.Known;

/// <summary>The names of the agents that a pool works with.</summary>
public static class AgentName
{
    /// <summary>All of them.</summary>
    public static TextList All { get; } = TextList.Of([.. KnownAgents.All.Select(agent => agent.Name)]);
}
