using System.Globalization;
using System.Management.Automation;
using PoolCoordination.Entries;
using PoolCoordination.Faults;

namespace PoolCoordination.PowerShell.Parameters;

/// <summary>Takes a number of seconds, <c>2h</c> or a TimeSpan, and gives a TimeSpan; nothing is the default.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class TimeToLiveAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        try
        {
            return Read(inputData);
        }
        catch (PoolException exception)
        {
            throw new ArgumentTransformationMetadataException(exception.Message, exception);
        }
    }

    /// <summary>The time to live that a value means.</summary>
    /// <exception cref="PoolException">It means none.</exception>
    internal static TimeSpan Read(object? inputData)
    {
        if ((inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is TimeSpan given && given > TimeSpan.Zero)
            return given;
        // A TimeSpan that went through JSON comes back as its properties, and one that went through a table as its text.
        var parts = (inputData as PSObject)?.Properties[nameof(TimeSpan.TotalSeconds)]?.Value;
        var text = LanguagePrimitives.ConvertTo<string>(parts ?? inputData) ?? "";
        // An empty cell of a table says nothing.
        if (string.IsNullOrWhiteSpace(text))
            return TimeToLive.Default;
        if (
            text.Contains(':', StringComparison.Ordinal)
            && TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var exact)
            && exact > TimeSpan.Zero
        )
            return exact;
        return TimeToLive.ParseAsked(text);
    }
}
