using System.Management.Automation;
using PoolCoordination.Agents.ClaudeCode;
using PoolCoordination.Detection;
using PoolCoordination.Entries;
using PoolCoordination.Pools;

namespace PoolCoordination.PowerShell.Commands;

/// <summary>
/// Find-PoolSignal: the entries that automatic mode would make of turns or, by their words alone, of answers; not yet written.
/// </summary>
[Cmdlet(VerbsCommon.Find, "PoolSignal", DefaultParameterSetName = Answer, HelpUri = OnlineHelp.Folder + "Find-PoolSignal.md")]
[OutputType(typeof(PoolEntry))]
public sealed class FindPoolSignalCommand : PoolCmdlet
{
    private const string Answer = "Answer";
    private const string Transcript = "Transcript";

    /// <summary>An answer, whole: each string is a message of its own, as from <c>Get-Content -Raw</c>.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = Answer)]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [AllowNull]
    public string[]? InputObject { get; set; }

    /// <summary>Transcripts of Claude Code, of each of which the last turn is judged.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = Transcript)]
    [Alias("FullName")]
    public string[]? TranscriptPath { get; set; }

    private protected override PoolUse Use => PoolUse.Any;

    private protected override void Process()
    {
        foreach (var message in InputObject ?? [])
        {
            Write(EntryDetector.Detect(message));
        }

        foreach (var path in TranscriptPath ?? [])
            Attempt(() => Write(TranscriptTurn.Detect(FilePath.Resolve(this, path), Pool.Environment)));
    }

    private void Write(DetectedEntry? detected)
    {
        if (detected is not null)
            WriteObject(Pool.Draft(detected, Identity.Of(Pool.Environment)));
    }
}
