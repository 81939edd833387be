using System.Management.Automation;
using PoolCoordination.Faults;

namespace PoolCoordination.PowerShell.Parameters;

/// <summary>
/// Takes a path that comes by pipeline for the file of that name at PowerShell's location; the process's own folder is another.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class FileAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if ((inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is not string { Length: > 0 } path)
            return inputData;
        try
        {
            return new FileInfo(FilePath.Resolve(engineIntrinsics.SessionState, path));
        }
        catch (PoolException exception)
        {
            throw new ArgumentTransformationMetadataException(exception.Message, exception);
        }
    }
}
