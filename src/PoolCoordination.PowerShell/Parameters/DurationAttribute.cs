using System.Globalization;
using System.Management.Automation;
using PoolCoordination.Entries;
using PoolCoordination.Faults;

namespace PoolCoordination.PowerShell.Parameters;

/// <summary>Takes <c>30s</c>, <c>5m</c>, a number of seconds or a TimeSpan, and gives a TimeSpan.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class DurationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        try
        {
            return (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
            {
                null => null,
                TimeSpan duration when duration >= TimeSpan.Zero => duration,
                int or long or double when Seconds(inputData) is >= 0 and var seconds && seconds < TimeSpan.MaxValue.TotalSeconds =>
                    TimeSpan.FromSeconds(seconds),
                // The text of a literal, and not its number: PowerShell reads 1d as a number with a suffix.
                _ => Duration.Parse(LanguagePrimitives.ConvertTo<string>(inputData)),
            };
        }
        catch (PoolException exception)
        {
            throw new ArgumentTransformationMetadataException(exception.Message, exception);
        }
    }

    private static double Seconds(object number) => Convert.ToDouble(number, CultureInfo.InvariantCulture);
}
