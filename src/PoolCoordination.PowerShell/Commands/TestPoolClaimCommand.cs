using System.Management.Automation;

namespace PoolCoordination.PowerShell.Commands;

/// <summary>Test-PoolClaim: whether another holds a claim on a file; no error where it is free, or one's own.</summary>
[Cmdlet(VerbsDiagnostic.Test, "PoolClaim")]
[OutputType(typeof(bool))]
public sealed class TestPoolClaimCommand : EngineCmdlet
{
    private string? _file;

    /// <summary>The file or folder, relative to PowerShell's location; it need not exist.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath", "LiteralPath")]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>The pool's log, where it is not the one that POOL_PATH or the location names.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PoolPath { get; set; }

    private protected override object? Target => _file;

    private protected override void Process()
    {
        var pool = Pool.Open(LocalEnvironment, PoolPath is null ? null : GetUnresolvedProviderPathFromPSPath(PoolPath));
        var reader = Identity.Of(pool.Environment);
        var claims = pool.Claims();
        foreach (var path in Path)
        {
            _file = path;
            WriteObject(claims.HolderOf(GetUnresolvedProviderPathFromPSPath(path), reader, pool.Now) is not null);
        }
    }
}
