using System.Management.Automation;
using PoolCoordination.Entries;
using PoolCoordination.Faults;

namespace PoolCoordination.PowerShell.Parameters;

/// <summary>
/// Takes an entry, and what became of one on its way: a row of a table, an object made from JSON or from a line of the protocol, an
/// entry from a job, a file or another machine, or a hashtable. It keeps what these say and leaves the rest to the entry's defaults.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class EntryAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if ((inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is PoolEntry or null)
            return inputData;
        try
        {
            return new EntryMembers(inputData).ToEntry()
                ?? throw new PoolException("An entry needs an Action and a Topic; the object has neither.");
        }
        catch (PoolException exception)
        {
            throw new ArgumentTransformationMetadataException(exception.Message, exception);
        }
    }
}
