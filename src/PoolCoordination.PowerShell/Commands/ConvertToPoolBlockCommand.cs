using System.Management.Automation;
using PoolCoordination.Blocks;
using PoolCoordination.Entries;

namespace PoolCoordination.PowerShell.Commands;

/// <summary>ConvertTo-PoolBlock: the block of which ConvertFrom-PoolBlock makes the same entry again.</summary>
[Cmdlet(VerbsData.ConvertTo, "PoolBlock", HelpUri = OnlineHelp.Folder + "ConvertTo-PoolBlock.md")]
[OutputType(typeof(string))]
public sealed class ConvertToPoolBlockCommand : EngineCmdlet
{
    /// <summary>An entry, as Get-PoolEntry gives it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public PoolEntry? InputObject { get; set; }

    private protected override object? Target => InputObject;

    private protected override void Process() => WriteObject(BlockWriter.Write(InputObject!));
}
