using System.Management.Automation;
using PoolCoordination.Pools;
using PoolCoordination.Storage;

namespace PoolCoordination.PowerShell.Commands;

/// <summary>Test-PoolClaim: whether another holds a claim on a file; no error where it is free, or one's own.</summary>
[Cmdlet(VerbsDiagnostic.Test, "PoolClaim", HelpUri = OnlineHelp.Folder + "Test-PoolClaim.md")]
[OutputType(typeof(bool))]
public sealed class TestPoolClaimCommand : EngineCmdlet
{
    private string? _file;
    private Pool? _pool;

    /// <summary>The file or folder, relative to PowerShell's location; it need not exist.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath", "LiteralPath")]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>The pool's log or its server's address, where it is not the one that POOL_PATH or the location names.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string? PoolPath { get; set; }

    private protected override object? Target => _file ?? (PoolPath is null ? null : ServerAddress.Shown(PoolPath));

    private protected override void Begin() => _pool = OpenPool(PoolPath).For(PoolUse.Entries);

    private protected override void Process()
    {
        foreach (var path in Path)
        {
            _file = path;
            Attempt(() => WriteObject(_pool!.ClaimOfAnother(path, written => FilePath.Resolve(this, written)) is not null));
        }
    }
}
