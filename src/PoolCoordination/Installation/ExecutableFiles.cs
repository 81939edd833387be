using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace PoolCoordination.Installation;

/// <summary>The files that one build of <c>pool</c> consists of: one where it is native, several where it runs on the shared runtime.</summary>
internal sealed class ExecutableFiles
{
    private const int HashDigits = 8;
    private const UnixFileMode ExecuteMode = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private const UnixFileMode ExecutableMode = ExecuteMode | UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private readonly string _folder;
    private readonly IReadOnlyList<string> _names;

    private ExecutableFiles(string folder, IReadOnlyList<string> names) => (_folder, _names) = (folder, names);

    /// <summary>The name of the executable on this platform.</summary>
    public static string ExecutableName => OperatingSystem.IsWindows() ? "pool.exe" : "pool";

    /// <summary>The files of an executable.</summary>
    /// <exception cref="IOException">It is not there, or cannot be read.</exception>
    public static ExecutableFiles Of(string executable)
    {
        var folder = Path.GetDirectoryName(executable)!;
        var dependencies = Path.Combine(folder, "pool.deps.json");
        List<string> names = [Path.GetFileName(executable)];
        if (File.Exists(Path.Combine(folder, "pool.dll")) && File.Exists(dependencies))
            names.AddRange(["pool.runtimeconfig.json", "pool.deps.json", .. Dependencies(dependencies)]);
        return new ExecutableFiles(folder, names);
    }

    /// <summary>The version, and the first digits of a hash of the files: two builds of one version are told apart.</summary>
    public string Version()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in _names.Order(StringComparer.Ordinal))
        {
            var content = File.ReadAllBytes(Path.Combine(_folder, name));
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{name}\n{content.Length}\n")));
            hash.AppendData(content);
        }

        var version = typeof(ExecutableFiles).Assembly.GetName().Version!.ToString(fieldCount: 3);
        return $"{version}-{Convert.ToHexStringLower(hash.GetHashAndReset())[..HashDigits]}";
    }

    /// <summary>Copies the files into a folder, where everybody may read and the executable may be run.</summary>
    public void CopyTo(string folder)
    {
        foreach (var name in _names)
        {
            var copy = Path.Combine(folder, name);
            File.Copy(Path.Combine(_folder, name), copy);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(copy, name == ExecutableName ? ExecutableMode : ExecutableMode & ~ExecuteMode);
        }
    }

    /// <summary>The files that a <c>.deps.json</c> names: they lie beside it.</summary>
    private static List<string> Dependencies(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
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
            throw new IOException($"'{path}' does not name the files of pool: {exception.Message}", exception);
        }
    }
}
