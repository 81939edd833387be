namespace PoolCoordination.Settings;

/// <summary>An option with its value now.</summary>
/// <param name="Option">The option.</param>
/// <param name="Value">Its value in the option's own form; null where it is unset.</param>
/// <param name="Source">Where the value came from.</param>
public sealed record OptionValue(PoolOption Option, string? Value, OptionSource Source)
{
    /// <summary>The value as it is shown.</summary>
    public string Text => TextOf(Value);

    /// <summary>A value as it is shown; that of an option that is not set in brackets.</summary>
    public static string TextOf(string? value) => value ?? "(unset)";

    /// <summary>The notice that a variable overrides the settings; null if none does.</summary>
    public string? OverrideNotice =>
        Source == OptionSource.Environment
            ? $"The variable {Option.Variable} overrides the value in pool.json with '{Value}'."
            : null;

    /// <summary>The value; empty where there is none.</summary>
    public override string ToString() => Value ?? "";
}
