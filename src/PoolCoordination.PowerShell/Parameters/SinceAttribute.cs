using System.Management.Automation;
using PoolCoordination.Entries;
using PoolCoordination.Faults;

namespace PoolCoordination.PowerShell.Parameters;

/// <summary>Takes <c>5m</c>, a TimeSpan, or a point in time, and gives a DateTimeOffset.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class SinceAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        try
        {
            return (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
            {
                null => null,
                DateTimeOffset since => since,
                // ToUniversalTime stays in range at both ends of time, where a conversion with the zone's offset does not.
                DateTime since => new DateTimeOffset(since.ToUniversalTime()),
                TimeSpan ago when ago > TimeSpan.Zero => Ago(ago),
                TimeSpan other => throw Since.Invalid(other.ToString()),
                // The text of a literal, and not its number: PowerShell reads 30s and 1d as numbers with a suffix.
                _ => Since.Parse(LanguagePrimitives.ConvertTo<string>(inputData), DateTimeOffset.UtcNow),
            };
        }
        catch (PoolException exception)
        {
            throw new ArgumentTransformationMetadataException(exception.Message, exception);
        }
    }

    private static DateTimeOffset Ago(TimeSpan ago)
    {
        var now = DateTimeOffset.UtcNow;
        return ago < now - DateTimeOffset.MinValue ? now - ago : DateTimeOffset.MinValue;
    }
}
