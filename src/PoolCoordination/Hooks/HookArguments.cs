namespace PoolCoordination.Hooks;

/// <summary>What may stand after the name of a hook's program: nothing, or <c>--pool</c> with the pool.</summary>
internal static class HookArguments
{
    private const string Pool = "--pool";

    /// <summary>Reads them.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="path">The log's path or its server's address; null where none is given.</param>
    /// <returns>False where they are something else.</returns>
    public static bool TryRead(ReadOnlySpan<string> arguments, out string? path)
    {
        path = arguments switch
        {
            [Pool, var given] => given,
            [var joined] when joined.StartsWith(Pool + "=", StringComparison.Ordinal) => joined[(Pool.Length + 1)..],
            _ => null,
        };
        return arguments.IsEmpty || path is not null;
    }
}
