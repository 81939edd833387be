namespace PoolCoordination.Benchmarks;

/// <summary>The executable that hooks start.</summary>
internal static class HookExecutable
{
    /// <summary>The <c>pool-hook</c> beside a <c>pool</c>.</summary>
    public static string Beside(string pool) => Path.Combine(Path.GetDirectoryName(pool)!, "pool-hook" + Path.GetExtension(pool));
}
