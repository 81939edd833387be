namespace PoolCoordination.Settings;

/// <summary>Where an option's value came from; the later beats the earlier.</summary>
public enum OptionSource
{
    /// <summary>Nobody set it.</summary>
    Default,

    /// <summary><c>pool.json</c> beside the log.</summary>
    PoolJson,

    /// <summary>A variable of the environment.</summary>
    Environment,
}
