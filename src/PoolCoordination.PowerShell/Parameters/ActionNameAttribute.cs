using System.Management.Automation;
using PoolCoordination.Entries;
using PoolCoordination.Faults;

namespace PoolCoordination.PowerShell.Parameters;

/// <summary>
/// Takes an action's word, or several. PowerShell converts them too, but where a wrong one comes by pipeline it only says that a parameter
/// is missing.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class ActionNameAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        try
        {
            return (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
            {
                string text => PoolActionName.Parse(text),
                object[] words => words.Select(word => Transform(engineIntrinsics, word)).ToArray(),
                _ => inputData,
            };
        }
        catch (PoolException exception)
        {
            throw new ArgumentTransformationMetadataException(exception.Message, exception);
        }
    }
}
