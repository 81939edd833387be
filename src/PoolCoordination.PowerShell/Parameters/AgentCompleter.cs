using System.Collections;
using PoolCoordination.Agents.Known;

namespace PoolCoordination.PowerShell.Parameters;

/// <summary>Completes the name of an agent.</summary>
public sealed class AgentCompleter : PoolCompleter
{
    private protected override IEnumerable<string> Values(IDictionary parameters) => AgentName.All;
}
