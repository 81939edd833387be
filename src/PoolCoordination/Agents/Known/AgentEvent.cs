namespace PoolCoordination.Agents.Known;

/// <summary>An event as its agent's client sent it.</summary>
/// <param name="agent">The agent.</param>
/// <param name="input">The event, as far as it could be read.</param>
/// <param name="fault">What is wrong with it; null if nothing is.</param>
internal sealed class AgentEvent(Agent agent, HookInput input, string? fault)
{
    /// <summary>The agent.</summary>
    public Agent Agent => agent;

    /// <summary>The event, as far as it could be read.</summary>
    public HookInput Input => input;

    /// <summary>What is wrong with it; null if nothing is.</summary>
    public string? Fault => fault;

    /// <summary>Reads an event.</summary>
    /// <param name="json">Its JSON as UTF-8.</param>
    /// <param name="agent">The agent, if that is known; else it is recognized.</param>
    public static AgentEvent Read(ReadOnlySpan<byte> json, Agent? agent)
    {
        var payload = HookPayloadParser.Parse(json, out var fault);
        agent ??= KnownAgents.Of(payload);
        return new AgentEvent(agent, agent.Read(payload) with { Agent = agent.Name }, fault);
    }
}
