using System.Management.Automation;
using PoolCoordination.Entries;
using PoolCoordination.PowerShell.Parameters;

namespace PoolCoordination.PowerShell.Commands;

/// <summary>Get-PoolEntry: the entries of a pool, newest first, as they are read.</summary>
[Cmdlet(VerbsCommon.Get, "PoolEntry", DefaultParameterSetName = LiveSet)]
[OutputType(typeof(PoolEntry))]
public sealed class GetPoolEntryCommand : PoolCmdlet
{
    private const string LiveSet = "Live";
    private const string SinceSet = "Since";
    private const string AllSet = "All";

    /// <summary>Entries from then on, live or not: <c>30s</c>, <c>5m</c>, <c>2h</c>, <c>1d</c>, <c>1h30m</c>, a TimeSpan, or a point in time.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SinceSet)]
    [Since]
    public DateTimeOffset Since { get; set; }

    /// <summary>All entries, live or not.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AllSet)]
    public SwitchParameter All { get; set; }

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

    private protected override void Process()
    {
        var query = new PoolQuery
        {
            Since = ParameterSetName == SinceSet ? Since : null,
            All = All,
            Instance = Instance,
            Action = Action,
            Topic = Topic,
        };
        foreach (var entry in Pool.Read(query, Cancellation))
            WriteObject(entry);
    }
}
