using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PoolCoordination.Faults;
using PoolCoordination.Storage;

namespace PoolCoordination.Installation;

/// <summary>
/// The files of one build of <c>pool</c> and <c>pool-hook</c>: one each where they are native, several where they run on the shared
/// runtime.
/// </summary>
internal sealed class ExecutableFiles
{
    /// <summary>The name of the executable for people.</summary>
    public const string PoolName = "pool";

    /// <summary>The name of the executable that hooks start.</summary>
    public const string HookName = "pool-hook";

    private const int HashDigits = 8;
    private const UnixFileMode ExecuteMode = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private const UnixFileMode ExecutableMode =
        ExecuteMode | UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private readonly string _folder;
    private readonly IReadOnlyList<string> _names;

    private ExecutableFiles(string folder, IReadOnlyList<string> names) => (_folder, _names) = (folder, names);

    /// <summary>The names of the executables' files on this platform.</summary>
    public static IReadOnlyList<string> ExecutableNames { get; } = [FileNameOf(PoolName), FileNameOf(HookName)];

    /// <summary>The file's name of an executable on this platform.</summary>
    public static string FileNameOf(string name) => OperatingSystem.IsWindows() ? name + ".exe" : name;

    /// <summary>The files of the executables in a folder.</summary>
    /// <exception cref="IOException">One of them is not there, or cannot be read.</exception>
    public static ExecutableFiles In(string folder) =>
        new(folder, [.. ((string[])[PoolName, HookName]).SelectMany(name => FilesOf(folder, name)).Distinct(StringComparer.Ordinal)]);

    /// <summary>The version, and the first digits of a hash of the files: two builds of one version are told apart.</summary>
    public string Version() => $"{typeof(ExecutableFiles).Assembly.GetName().Version!.ToString(fieldCount: 3)}-{Hash()}";

    /// <summary>The first digits of a hash of the files.</summary>
    public string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in _names.Order(StringComparer.Ordinal))
        {
            var content = Read(Path.Combine(_folder, name));
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{name}\n{content.Length}\n")));
            hash.AppendData(content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..HashDigits];
    }

    /// <summary>Copies the files into an empty folder, where everybody may read and the executable may be run.</summary>
    public void CopyTo(string folder)
    {
        foreach (var name in _names)
        {
            var copy = Path.Combine(folder, name);
            using (var file = PrivateFile.CreateNew(copy))
                file.Write(Read(Path.Combine(_folder, name)));
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(
                    copy,
                    ExecutableNames.Contains(name, StringComparer.Ordinal) ? ExecutableMode : ExecutableMode & ~ExecuteMode
                );
        }

        RecordedLengths.Write(folder);
    }

    /// <summary>
    /// What keeps a file from being started, as far as that is seen without starting it, to stand after its name; null where nothing does.
    /// </summary>
    public static string? FaultOf(string path)
    {
        try
        {
            if (File.GetAttributes(path).HasFlag(FileAttributes.Directory))
                return "is a folder";
            var length = new FileInfo(path).Length;
            if (length == 0)
                return "is empty";
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ExecuteMode) == UnixFileMode.None)
                return "may not be executed";
            return RecordedLengths.Of(path) is { } recorded && recorded != length
                ? string.Create(CultureInfo.InvariantCulture, $"is damaged: it has {length} bytes in place of {recorded}")
                : null;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return "does not exist";
        }
        catch (UnauthorizedAccessException)
        {
            return "may not be read by you";
        }
        catch (Exception exception) when (exception is IOException or PoolException)
        {
            return $"cannot be read: {exception.Message}";
        }
    }

    /// <summary>Lets the executables in a folder be run where they cannot be.</summary>
    /// <exception cref="UnauthorizedAccessException">They are another user's.</exception>
    public static void MakeExecutable(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        foreach (var path in ExecutableNames.Select(name => Path.Combine(folder, name)).Where(File.Exists))
        {
            if ((File.GetUnixFileMode(path) & UnixFileMode.UserExecute) == UnixFileMode.None)
                File.SetUnixFileMode(path, File.GetUnixFileMode(path) | ExecuteMode);
        }
    }

    // While it is read, another installation may remove it.
    private static byte[] Read(string path) =>
        RegularFile.ReadAll(path) ?? throw new FileNotFoundException($"'{path}' does not exist.", path);

    private static IEnumerable<string> FilesOf(string folder, string name)
    {
        var dependencies = Path.Combine(folder, $"{name}.deps.json");
        return File.Exists(Path.Combine(folder, $"{name}.dll")) && File.Exists(dependencies)
            ? [FileNameOf(name), $"{name}.runtimeconfig.json", $"{name}.deps.json", .. Dependencies(dependencies)]
            : [FileNameOf(name)];
    }

    /// <summary>The files that a <c>.deps.json</c> names: they lie beside it.</summary>
    private static List<string> Dependencies(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(Read(path));
            return
            [
                .. json.RootElement
                    .GetProperty("targets")
                    .EnumerateObject()
                    .SelectMany(target => target.Value.EnumerateObject())
                    .SelectMany(library => library.Value.EnumerateObject())
                    .Where(kind => kind.Name is "runtime" or "native")
                    .SelectMany(kind => kind.Value.EnumerateObject())
                    .Select(file => Path.GetFileName(file.Name))
                    .Distinct(StringComparer.Ordinal),
            ];
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new IOException($"'{path}' does not list the files of pool; build or install pool again.", exception);
        }
    }
}
