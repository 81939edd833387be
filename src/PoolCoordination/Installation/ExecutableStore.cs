using System.Text;
using PoolCoordination.Faults;
using PoolCoordination.Host;
using PoolCoordination.Storage;

namespace PoolCoordination.Installation;

/// <summary>
/// The user's copies of <c>pool-hook</c>, which hooks start, and of <c>pool</c> beside it: <c>pool/bin</c> in Claude Code's folder, with a
/// folder for each version. A clone may be moved or cleaned; what is here stays, and old versions stay for the sessions that began with
/// them.
/// </summary>
internal sealed class ExecutableStore(PoolEnvironment environment)
{
    private const string RecordName = "settings";

    /// <summary>The folder with a folder for each version.</summary>
    public string Folder { get; } = Path.Combine(Path.GetFullPath(environment.ConfigFolder, environment.WorkingFolder), "pool", "bin");

    /// <summary>The settings files whose hooks start what is here, one a line; those of projects are found nowhere else.</summary>
    private string RecordPath => Path.Combine(Folder, RecordName);

    /// <summary>The copy of the executables in a folder, made or not.</summary>
    public ExecutableCopy CopyOf(string folder) => new(folder, Folder);

    /// <summary>Whether an executable is one of the copies.</summary>
    public bool Contains(string executable) =>
        Path.IsPathFullyQualified(executable)
        && Path.GetFullPath(executable).StartsWith(Folder + Path.DirectorySeparatorChar, PathCase.Comparison);

    /// <summary>The version of one of the copies; null for another executable.</summary>
    public string? VersionOf(string executable) =>
        Contains(executable) && Path.GetFileName(Path.GetDirectoryName(executable)) is { } name ? name.Split('-')[0] : null;

    /// <summary>
    /// What is wrong with one of the copies beyond what a hook sees of it, to stand after its name: its content, of which the folder's name
    /// has a hash, or the <c>pool</c> beside it, without which no hook reaches a pool on a server. Null where nothing is, and for another
    /// executable.
    /// </summary>
    public string? FaultOf(string executable)
    {
        var folder = Path.GetDirectoryName(executable)!;
        // Earlier versions copied nothing but pool.
        if (!Contains(executable) || !File.Exists(Path.Combine(folder, ExecutableFiles.FileNameOf(ExecutableFiles.HookName))))
            return null;
        var pool = Path.Combine(folder, ExecutableFiles.FileNameOf(ExecutableFiles.PoolName));
        if (ExecutableFiles.FaultOf(pool) is { } fault)
            return $"needs '{pool}', which {fault}";
        try
        {
            return folder.EndsWith($"-{ExecutableFiles.In(folder).Hash()}", StringComparison.Ordinal)
                ? null
                : "is damaged: its files are not those that were copied";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"is damaged: {exception.Message}";
        }
    }

    /// <summary>Notes that the hooks of a settings file start what is here.</summary>
    public void Record(string settingsPath)
    {
        var recorded = Recorded();
        if (!recorded.Contains(settingsPath, StringComparer.Ordinal))
            PrivateFile.Replace(RecordPath, Encoding.UTF8.GetBytes(string.Join('\n', recorded.Append(settingsPath)) + "\n"));
    }

    /// <summary>The other settings files whose hooks start what is here.</summary>
    public IReadOnlyList<string> OtherSettings(string settingsPath) =>
        [
            .. Recorded()
                .Where(path => path != settingsPath)
                .Where(path => Array.Exists(Copies(), folder => Names(TextOf(path), folder))),
        ];

    /// <summary>Removes the versions that no settings name, unless sessions run that may have begun with them.</summary>
    public UnusedCopies RemoveUnused()
    {
        if (Settings() is not { } settings)
            return UnusedCopies.None;
        // The name of a copy's folder has a hash, and stands nowhere else.
        var unused = Copies()
            .Where(folder => !ExecutableCopy.IsBeingMade(folder) && !settings.Exists(text => Names(text, folder)))
            .ToList();
        if (unused.Count > 0 && RunningClients.Any(environment))
            return UnusedCopies.Left;
        var isDone = unused.TrueForAll(TryRemove);
        if (isDone && Directory.Exists(Folder) && Copies().Length == 0)
            RemoveFolder();
        return !isDone ? UnusedCopies.Left
            : unused.Count > 0 ? UnusedCopies.Removed
            : UnusedCopies.None;
    }

    private string[] Copies()
    {
        try
        {
            return Directory.GetDirectories(Folder);
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    /// <summary>Removes the folder, and the one around it where that has nothing else.</summary>
    private void RemoveFolder()
    {
        try
        {
            Directory.Delete(Folder, recursive: true);
            EmptyFolder.TryRemove(Path.GetDirectoryName(Folder)!);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Another removal was faster, or an installation begins.
        }
    }

    private static bool Names(string text, string folder) => text.Contains(Path.GetFileName(folder), StringComparison.Ordinal);

    private string[] Recorded() =>
        RegularFile.ReadAll(RecordPath) is { } content
            ? Encoding.UTF8.GetString(content).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            : [];

    /// <summary>
    /// The contents of the settings that may name a copy; null where some cannot be read, and so may name any.
    /// </summary>
    private List<string>? Settings()
    {
        try
        {
            var users = HookInstaller.SettingsPath(environment, InstallationScope.User);
            return [.. Recorded().Append(users).Distinct(StringComparer.Ordinal).Select(TextOf)];
        }
        catch (Exception exception) when (exception is PoolException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string TextOf(string path) =>
        RegularFile.ReadAll(FileLink.TargetOf(path)) is { } content ? Encoding.UTF8.GetString(content) : "";

    private static bool TryRemove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
            return true;
        }
        catch (DirectoryNotFoundException)
        {
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // On Windows a file that is executed stays; the next installation removes it.
            return false;
        }
    }
}
