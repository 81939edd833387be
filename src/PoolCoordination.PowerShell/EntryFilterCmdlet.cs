using System.Management.Automation;
using PoolCoordination.Entries;
using PoolCoordination.PowerShell.Parameters;

namespace PoolCoordination.PowerShell;

/// <summary>What the cmdlets that choose entries have in common: by whom, of which action, about what.</summary>
public abstract class EntryFilterCmdlet : PoolCmdlet
{
    /// <summary>The instance that wrote it, ignoring case; wildcards are allowed.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(InstanceCompleter))]
    public string? Instance { get; set; }

    /// <summary>What it tells.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ActionName]
    public PoolAction? Action { get; set; }

    /// <summary>A part of the topic, ignoring case; with wildcards, a pattern for the whole topic.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(TopicCompleter))]
    public string? Topic { get; set; }

    /// <summary>What the parameters ask for.</summary>
    private protected virtual PoolQuery Query => new() { Instance = Instance, Action = Action, Topic = Topic };
}
