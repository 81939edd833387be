using System.Management.Automation;
using PoolCoordination.Faults;
using PoolCoordination.Storage;

namespace PoolCoordination.PowerShell;

/// <summary>
/// Where a parameter says that the pool is: the address of a server, or a path of PowerShell's, in a drive and with wildcards perhaps.
/// </summary>
internal static class PoolPath
{
    /// <summary>The address or path as the engine takes it; null where neither parameter is given.</summary>
    /// <param name="cmdlet">The cmdlet, from whose location a relative path starts.</param>
    /// <param name="path">A path in which wildcards may stand where they fit one file.</param>
    /// <param name="literalPath">A path as it is.</param>
    /// <exception cref="PoolException">Both are given, or it is not a path of one file.</exception>
    public static string? Of(PSCmdlet cmdlet, string? path, string? literalPath)
    {
        if (path is not null && literalPath is not null)
            throw new PoolException("Use either -Path or -LiteralPath, not both.");
        if ((literalPath ?? path) is not { } given)
            return null;
        if (ServerAddress.TryParse(given) is not null)
            return given;
        return path is not null && WildcardPattern.ContainsWildcardCharacters(path)
            ? OnlyMatch(cmdlet, path)
            : FilePath.Resolve(cmdlet, given);
    }

    private static string OnlyMatch(PSCmdlet cmdlet, string pattern)
    {
        var matches = cmdlet.GetResolvedProviderPathFromPSPath(pattern, out var provider);
        if (provider.Name != "FileSystem")
            throw Invalid($"'{pattern}' is in the provider {provider.Name}; use a file system path.");
        return matches.Count == 1
            ? matches[0]
            : throw Invalid($"'{pattern}' matches {matches.Count} files; give one path, or use -LiteralPath for a name with brackets.");
    }

    private static PoolException Invalid(string message) => new(message) { Fault = PoolFault.Location };
}
