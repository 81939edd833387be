using System.Text;
using PoolCoordination.Storage;

namespace PoolCoordination.Installation;

/// <summary>A change of a settings file, not yet made.</summary>
internal sealed class SettingsChange
{
    private readonly byte[]? _before;
    private readonly byte[]? _after;
    private readonly string _target;
    private readonly SettingsBackup _backup;

    internal SettingsChange(string path, string target, byte[]? before, byte[]? after, SettingsBackup backup = SettingsBackup.Made)
    {
        Path = path;
        _target = target;
        _before = before;
        _after = after;
        _backup = backup;
    }

    /// <summary>The settings file.</summary>
    public string Path { get; }

    /// <summary>Hooks of ours that go, and that were of another executable, or written by hand.</summary>
    public IReadOnlyList<FoundHook> Replaced { get; init; } = [];

    /// <summary>The events at which hooks ran for some tools alone, with those, and run for all afterwards.</summary>
    public IReadOnlyList<string> Widened { get; init; } = [];

    /// <summary>Whether a backup is there afterwards.</summary>
    public bool HasBackup =>
        _backup == SettingsBackup.Made ? _before is not null
        : _backup == SettingsBackup.Kept && File.Exists(BackupPath);

    /// <summary>Where the content before the installation is kept.</summary>
    public string BackupPath => BackupOf(_target);

    /// <summary>Whether there is anything to change.</summary>
    public bool IsNeeded => !IsSame(_before, _after);

    /// <summary>The lines that go, with <c>-</c> before them, and those that come, with <c>+</c>.</summary>
    public string Difference
    {
        get
        {
            string[] before = Lines(_before), after = Lines(_after);
            var same = 0;
            while (same < before.Length && same < after.Length && before[same] == after[same])
                same++;
            var sameAtEnd = 0;
            while (
                sameAtEnd < before.Length - same && sameAtEnd < after.Length - same && before[^(sameAtEnd + 1)] == after[^(sameAtEnd + 1)]
            )
                sameAtEnd++;
            var text = new StringBuilder();
            foreach (var line in before[same..^sameAtEnd])
                text.Append('-').Append(line).Append('\n');
            foreach (var line in after[same..^sameAtEnd])
                text.Append('+').Append(line).Append('\n');
            return text.ToString();
        }
    }

    /// <summary>
    /// Makes the change: at once and whole, with the file's permissions, and with a backup of what was there before any hook of ours. A
    /// file in which nothing is left goes.
    /// </summary>
    /// <returns>False where the file is not what it was when the change was planned: nothing is done then.</returns>
    public bool TryApply()
    {
        if (!IsSame(Read(_target), _before))
            return false;
        if (!IsNeeded)
            return true;
        var isBackupMade = false;
        try
        {
            if (_before is not null && _backup == SettingsBackup.Made)
            {
                PrivateFile.Replace(BackupPath, _before, like: _target);
                isBackupMade = true;
            }

            Write();
            if (_backup == SettingsBackup.Spent)
                File.Delete(BackupPath);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The settings are what they were, and no removal would look for it.
            if (isBackupMade && IsSame(Read(_target), _before))
                File.Delete(BackupPath);
            throw WriteFault.Of(exception, Path);
        }
    }

    private void Write()
    {
        if (_after is null)
            File.Delete(_target);
        else if (_before is not null && FileLink.HasOtherNames(_target))
            PrivateFile.Overwrite(_target, _after);
        else
            PrivateFile.Replace(_target, _after, like: _before is null ? null : _target);
    }

    internal static byte[]? Read(string path) => RegularFile.ReadAll(path);

    internal static string BackupOf(string path) => path + ".pool-backup";

    private static bool IsSame(byte[]? one, byte[]? other) => one.AsSpan().SequenceEqual(other) && (one is null) == (other is null);

    private static string[] Lines(byte[]? content) => content is null ? [] : Encoding.UTF8.GetString(content).TrimEnd('\n').Split('\n');
}
