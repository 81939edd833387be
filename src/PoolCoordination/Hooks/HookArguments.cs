namespace PoolCoordination.Hooks;

/// <summary>
/// What may stand after the name of a hook's program: nothing, <c>--pool</c> with the pool, or what the hooks of a plugin give.
/// </summary>
internal static class HookArguments
{
    private const string Pool = "--pool";
    private const string Plugin = "--plugin";

    /// <summary>What the plugin's script for Unix takes at a session's start, and the program itself passes over.</summary>
    private const string Link = "--link";

    /// <summary>Whether a plugin started the program.</summary>
    public static bool AreOfPlugin(ReadOnlySpan<string> arguments) => arguments is [Plugin] or [Plugin, Link];

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
        return arguments.IsEmpty || path is not null || AreOfPlugin(arguments);
    }
}
