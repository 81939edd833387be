using PoolCoordination.Host;

namespace PoolCoordination.Streams;

/// <summary>The file of a program that is to be started.</summary>
internal static class ProgramFile
{
    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>
    /// The absolute path of a program: of one with a separator in its name from the working folder, else in the folders of PATH, which are
    /// absolute ones only.
    /// </summary>
    /// <returns>Null where there is none that can be executed.</returns>
    public static string? Find(string program, PoolEnvironment environment)
    {
        if (program.AsSpan().ContainsAny(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar))
            return Existing(environment.FullPath(program));
        return (environment.Variable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(Path.IsPathFullyQualified)
            .Select(folder => Existing(Path.Combine(folder, program)))
            .FirstOrDefault(path => path is not null);
    }

    private static string? Existing(string path)
    {
        if (OperatingSystem.IsWindows())
            return File.Exists(path) ? path : File.Exists(path + ".exe") ? path + ".exe" : null;
        return File.Exists(path) && (File.GetUnixFileMode(path) & Executable) != UnixFileMode.None ? path : null;
    }
}
