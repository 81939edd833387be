using System.Management.Automation;
using PoolCoordination.Trust;

namespace PoolCoordination.PowerShell;

/// <summary>What the cmdlets that approve pools and take that back have in common: which pools are meant.</summary>
public abstract class PoolTrustCmdlet : EngineCmdlet
{
    private protected const string PathSet = "Path";
    private protected const string PoolSet = "Pool";

    private string? _current;

    /// <summary>Approved pools, as Get-PoolTrust gives them.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PoolSet, ValueFromPipeline = true)]
    public TrustedPool[] InputObject { get; set; } = [];

    private protected PoolTrust Trust => new(LocalEnvironment);

    private protected override object? Target => _current;

    private protected override bool IsWriting => true;

    /// <summary>The paths that were given; the location where none was.</summary>
    private protected abstract string[] Given { get; }

    private protected sealed override void Process()
    {
        IEnumerable<string> paths = ParameterSetName == PoolSet ? InputObject.Select(pool => pool.Path) : Given.Select(Resolve);
        foreach (var path in paths)
        {
            _current = path;
            Attempt(() => Process(path));
        }
    }

    /// <summary>The work for one absolute path.</summary>
    private protected abstract void Process(string path);

    private string Resolve(string path) => FilePath.Resolve(this, path);
}
