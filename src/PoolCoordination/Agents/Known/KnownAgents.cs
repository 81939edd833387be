using PoolCoordination.Agents.ClaudeCode;
using PoolCoordination.Agents.Codex;
using PoolCoordination.Agents.Copilot;
using PoolCoordination.Agents.Cursor;
using PoolCoordination.Agents.Gemini;
using PoolCoordination.Agents.OpenCode;
using PoolCoordination.Text;

namespace PoolCoordination.Agents.Known;

/// <summary>The agents that a pool works with: one more is one line here, and a folder of its own.</summary>
internal static class KnownAgents
{
    private const int LongestName = 40;

    /// <summary>Claude Code, whose variables say nothing of others.</summary>
    public static Agent ClaudeCode { get; } = new ClaudeCodeAgent();

    /// <summary>All of them, in the order in which an event is asked whose it is: Claude Code is last, as others imitate it.</summary>
    public static IReadOnlyList<Agent> All { get; } =
        [new CursorAgent(), new CodexAgent(), new CopilotAgent(), new GeminiAgent(), new OpenCodeAgent(), ClaudeCode];


    /// <summary>The agent whose client sent an event.</summary>
    public static Agent Of(HookPayload payload)
    {
        foreach (var agent in All)
        {
            if (agent.HasSent(payload))
                return agent;
        }

        return ClaudeCode;
    }

    /// <summary>The agent of a name; null where there is none.</summary>
    public static Agent? Named(string name)
    {
        foreach (var agent in All)
        {
            if (string.Equals(agent.Name, name, StringComparison.OrdinalIgnoreCase))
                return agent;
        }

        return null;
    }

    /// <summary>What is said of a name that no agent has.</summary>
    public static string Unknown(string name) =>
        $"'{Sanitizer.OneLine(name, LongestName)}' is not an agent; expected one of {string.Join(", ", All.Select(agent => agent.Name))}.";
}
