using System.Management.Automation;
using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Pools;
using PoolCoordination.PowerShell.Parameters;

namespace PoolCoordination.PowerShell.Commands;

/// <summary>
/// Add-PoolEntry: writes entries. One that comes by pipeline keeps its id and time. A claim that another's overlaps is an error.
/// </summary>
// With the other set as the default one, an entry by pipeline would be bound by its properties' names, and lose its id and time.
[Cmdlet(
    VerbsCommon.Add,
    "PoolEntry",
    HelpUri = OnlineHelp.Folder + "Add-PoolEntry.md",
    DefaultParameterSetName = EntrySet,
    SupportsShouldProcess = true
)]
[OutputType(typeof(PoolEntry))]
public sealed class AddPoolEntryCommand : PoolCmdlet
{
    private const string NewSet = "New";
    private const string EntrySet = "Entry";

    private readonly List<string> _files = [];

    /// <summary>What was done.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = NewSet, ValueFromPipelineByPropertyName = true)]
    [ActionName]
    public PoolAction Action { get; set; }

    /// <summary>What it is about, in a few words.</summary>
    // The engine rejects an empty one, and says what a topic is.
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = NewSet, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(TopicCompleter))]
    public string Topic { get; set; } = "";

    /// <summary>What happened, in a sentence or two.</summary>
    [Parameter(Position = 2, ParameterSetName = NewSet, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string Summary { get; set; } = "";

    /// <summary>The paths that it touches, and resources such as <c>port:3000</c>.</summary>
    [Parameter(ParameterSetName = NewSet, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ResourceCompleter))]
    [AllowEmptyCollection]
    [AllowEmptyString]
    public string[] Affects { get; set; } = [];

    /// <summary>Files and folders that it touches, as Get-ChildItem gives them, or their paths: one entry names them all.</summary>
    [Parameter(ParameterSetName = NewSet, ValueFromPipeline = true)]
    [File]
    public FileSystemInfo? File { get; set; }

    /// <summary>What it unblocks or blocks.</summary>
    [Parameter(ParameterSetName = NewSet, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string Blocks { get; set; } = "";

    /// <summary>Who writes it; the instance of the process where it is not given.</summary>
    [Parameter(ParameterSetName = NewSet, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(InstanceCompleter))]
    public string? Instance { get; set; }

    /// <summary>How long it is of interest: a number of seconds, <c>2h</c>, or a TimeSpan; at most 7 days.</summary>
    [Parameter(ParameterSetName = NewSet, ValueFromPipelineByPropertyName = true)]
    [TimeToLive]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeSpan Ttl { get; set; } = TimeToLive.Default;

    /// <summary>
    /// An entry, as ConvertFrom-PoolBlock and Get-PoolEntry give it, or what it became as a row of a table, as JSON, or in a job.
    /// </summary>
    // Not mandatory: a command without anything is asked for an action and a topic, and not for an object.
    [Parameter(ParameterSetName = EntrySet, ValueFromPipeline = true)]
    [Entry]
    public PoolEntry? InputObject { get; set; }

    /// <summary>Claim paths that another instance holds, which ends its claim.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Gives each entry as it was written.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override object? Target => (object?)InputObject ?? Topic;

    private protected override bool IsWriting => true;

    private protected override void Process()
    {
        if (File is not null)
            _files.Add(NameOf(File));
        else if (InputObject is null && ParameterSetName == EntrySet && MyInvocation.ExpectingInput)
            throw new PoolException("An object in the pipeline is null, not an entry.");
        else if (InputObject is null && ParameterSetName == EntrySet)
            Add(NewEntry(Affects, EntryPrompt.Ask(this)));
        else
            Add(InputObject is null ? NewEntry(Affects) : Pool.WithAuthor(InputObject));
    }

    private protected override void Finish()
    {
        if (_files.Count > 0)
            Add(NewEntry([.. Affects, .. _files]));
    }

    /// <summary>A file as an entry names it.</summary>
    /// <exception cref="PoolException">It has a comma in its name.</exception>
    private string NameOf(FileSystemInfo file) =>
        ProjectRoot.Relative(Pool.Environment, file.FullName) is var name && name.Contains(',', StringComparison.Ordinal)
            ? throw new PoolException($"An entry cannot affect '{name}', because commas separate paths; use its folder instead.")
            : name;

    private void Add(PoolEntry entry)
    {
        if (TimeToLive.WarningOf(entry.Ttl) is { Length: > 0 } cut)
            WriteWarning(cut);
        if (!ShouldProcess(Pool.Location.Name, $"Add the entry '{PoolActionName.Of(entry.Action)}: {entry.Topic}'"))
            return;
        var result = entry.Id.Length > 0 ? Pool.Restore(entry, Force) : Pool.Post(entry, Force);
        if (result.Warning.Length > 0)
            WriteWarning(result.Warning);
        if (result.Holder is { } holder)
            WriteError(PoolError.ClaimedByAnother(result.Entry, holder, Pool.Now));
        else if (PassThru)
            WriteObject(result.Entry);
    }

    private PoolEntry NewEntry(IEnumerable<string> affects) => NewEntry(affects, (Action, Topic));

    private PoolEntry NewEntry(IEnumerable<string> affects, (PoolAction Action, string Topic) said) =>
        Pool.WithAuthor(
            new PoolEntry
            {
                Action = said.Action,
                Topic = said.Topic,
                Summary = Summary,
                Affects = [.. affects.Select(path => FilePath.WithoutDrive(this, path))],
                Blocks = Blocks,
                Ttl = Ttl,
            },
            Instance
        );
}
