using PoolCoordination.Settings;
using PoolCoordination.Text;

namespace PoolCoordination.PowerShell;

/// <summary>An option of a pool as it is now.</summary>
/// <param name="Name">Its name in <c>pool.json</c>.</param>
/// <param name="Value">Its value; null where it is unset.</param>
/// <param name="Source">Where the value came from.</param>
/// <param name="Default">Its value where nobody set one.</param>
/// <param name="Values">The values it takes; empty for a size in bytes.</param>
/// <param name="Description">What it does.</param>
/// <param name="Variable">The variable of the environment that beats <c>pool.json</c>.</param>
public sealed record PoolOptionState(
    string Name,
    string? Value,
    OptionSource Source,
    string? Default,
    TextList Values,
    string Description,
    string Variable
)
{
    internal static PoolOptionState Of(OptionValue option) =>
        new(
            option.Option.Name,
            option.Value,
            option.Source,
            option.Option.Default,
            TextList.Of(option.Option.Values),
            option.Option.Description,
            option.Option.Variable
        );
}
