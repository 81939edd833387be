namespace PoolCoordination.Settings;

/// <summary>An option with its value now.</summary>
/// <param name="Option">The option.</param>
/// <param name="Value">Its value in the option's own form; null where it is unset.</param>
/// <param name="Source">Where the value came from.</param>
public sealed record OptionValue(PoolOption Option, string? Value, OptionSource Source);
