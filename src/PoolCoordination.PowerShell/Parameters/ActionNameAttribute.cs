using System.Management.Automation;
using PoolCoordination.Entries;

namespace PoolCoordination.PowerShell.Parameters;

/// <summary>
/// Takes an action's word. PowerShell converts it too, but where a wrong one comes by pipeline it only says that a parameter is missing.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class ActionNameAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if ((inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is not string text)
            return inputData;
        try
        {
            return PoolActionName.Parse(text);
        }
        catch (PoolException exception)
        {
            throw new ArgumentTransformationMetadataException(exception.Message, exception);
        }
    }
}
