using System.Management.Automation;
using PoolCoordination.Entries;
using PoolCoordination.Pools;
using PoolCoordination.PowerShell.Parameters;

namespace PoolCoordination.PowerShell;

/// <summary>What the cmdlets that choose entries have in common: by whom, of which action, about what.</summary>
public abstract class EntryFilterCmdlet : PoolCmdlet
{
    /// <summary>A part of the topic, the summary or a path, ignoring case; wildcards are allowed.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string? Search { get; set; }

    /// <summary>The instances that wrote it, ignoring case; wildcards are allowed.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(InstanceCompleter))]
    public string[] Instance { get; set; } = [];

    /// <summary>What it says was done: one or several actions.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ActionName]
    public PoolAction[] Action { get; set; } = [];

    /// <summary>A part of the topic, ignoring case; with wildcards, a pattern for the whole topic.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(TopicCompleter))]
    public string? Topic { get; set; }

    /// <summary>A file or folder that it touches, relative to PowerShell's location; what covers it in a claim counts.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Affects { get; set; }

    /// <summary>What the parameters ask for.</summary>
    private protected virtual PoolQuery Query =>
        new()
        {
            Instances = Instance,
            Actions = Action,
            Topic = Topic,
            Search = Search,
            Affects = Affects is null ? null : FilePath.Resolve(this, Affects),
        };
}
