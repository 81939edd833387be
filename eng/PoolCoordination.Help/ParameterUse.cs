using System.Reflection;

namespace PoolCoordination.Help;

/// <summary>How a parameter is used in one parameter set.</summary>
/// <param name="ParameterSet">The set; null for all.</param>
/// <param name="IsMandatory">Whether it must be given.</param>
/// <param name="Position">Its position; null where it must be named.</param>
/// <param name="TakesPipeline">Whether it takes objects from the pipeline.</param>
/// <param name="TakesPropertyOfPipeline">Whether it takes the property of its name from objects of the pipeline.</param>
internal sealed record ParameterUse(string? ParameterSet, bool IsMandatory, int? Position, bool TakesPipeline, bool TakesPropertyOfPipeline)
{
    public static ParameterUse Of(CustomAttributeData data) =>
        new(
            (string?)data.Named("ParameterSetName"),
            data.Named("Mandatory") is true,
            (int?)data.Named("Position"),
            data.Named("ValueFromPipeline") is true,
            data.Named("ValueFromPipelineByPropertyName") is true
        );
}
