using System.Diagnostics;
using System.Globalization;
using PoolCoordination.Faults;
using PoolCoordination.Storage;

namespace PoolCoordination.Installation;

/// <summary>
/// A copy of <c>pool</c> and <c>pool-hook</c> in a folder of its own, which stays when the folder that they came from goes.
/// </summary>
internal sealed class ExecutableCopy
{
    private const char UnfinishedPrefix = '.';

    private static readonly string s_hookFile = ExecutableFiles.FileNameOf(ExecutableFiles.HookName);

    private readonly ExecutableFiles _files;
    private readonly string _folder;
    private readonly string _version;

    /// <summary>The copy of the executables in a folder, made or not.</summary>
    /// <param name="source">The folder.</param>
    /// <param name="parent">The folder with a folder for each version.</param>
    /// <exception cref="IOException">An executable cannot be read.</exception>
    internal ExecutableCopy(string source, string parent)
    {
        Source = System.IO.Path.Combine(source, s_hookFile);
        _files = ExecutableFiles.In(source);
        _version = _files.Version();
        _folder = System.IO.Path.Combine(parent, _version);
    }

    /// <summary>The <c>pool-hook</c> that is copied, with the <c>pool</c> beside it.</summary>
    public string Source { get; }

    /// <summary>The folder of the copies.</summary>
    public string Folder => _folder;

    /// <summary>The path of the copied <c>pool-hook</c>.</summary>
    public string Path => System.IO.Path.Combine(_folder, s_hookFile);

    /// <summary>The path of the copied <c>pool</c>.</summary>
    public string PoolPath => System.IO.Path.Combine(_folder, ExecutableFiles.FileNameOf(ExecutableFiles.PoolName));

    /// <summary>Whether it is there, whole.</summary>
    public bool IsThere
    {
        get
        {
            try
            {
                return ExecutableFiles.FaultOf(Path) is null
                    && ExecutableFiles.FaultOf(PoolPath) is null
                    && ExecutableFiles.In(_folder).Version() == _version;
            }
            catch (IOException)
            {
                return false;
            }
        }
    }

    /// <summary>Whether a folder is that of a copy that another process makes at the moment: its name has the process.</summary>
    internal static bool IsBeingMade(string folder)
    {
        var parts = System.IO.Path.GetFileName(folder).Split(UnfinishedPrefix);
        if (parts is not ["", var id, _] || !int.TryParse(id, CultureInfo.InvariantCulture, out var number))
            return false;
        try
        {
            using var process = Process.GetProcessById(number);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Creates the copy if it is not there: each executable is started once, and then all is put into its place whole.</summary>
    /// <exception cref="PoolException">One cannot be started from there.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    internal void Create()
    {
        if (IsThere)
            return;
        var temporary = System.IO.Path.Combine(
            System.IO.Path.GetDirectoryName(_folder)!,
            $"{UnfinishedPrefix}{Environment.ProcessId}{UnfinishedPrefix}{Guid.NewGuid():N}"
        );
        PrivateFile.CreateFolder(temporary);
        try
        {
            _files.CopyTo(temporary);
            var pool = System.IO.Path.Combine(temporary, System.IO.Path.GetFileName(PoolPath));
            var hook = System.IO.Path.Combine(temporary, s_hookFile);
            _ = Said(StartedExecutable.Pool(pool), pool);
            _ = Said(StartedExecutable.Hook(hook), hook);
            MoveToTarget(temporary);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw WriteFault.Of(exception, _folder);
        }
        finally
        {
            if (Directory.Exists(temporary))
                Directory.Delete(temporary, recursive: true);
        }
    }

    /// <summary>Starts the copied <c>pool</c>, which says which version it is.</summary>
    /// <returns>What it said: <c>1.1.0+0123abc</c>.</returns>
    /// <exception cref="PoolException">It cannot be started.</exception>
    internal string Start() => Said(StartedExecutable.Pool(PoolPath), PoolPath);

    /// <summary>Renames a folder to the copy's; another installation may have been faster, and what is there may be damaged.</summary>
    private void MoveToTarget(string temporary)
    {
        if (Directory.Exists(_folder) && !IsThere)
            Directory.Delete(_folder, recursive: true);
        try
        {
            Directory.Move(temporary, _folder);
        }
        catch (IOException) when (IsThere)
        {
            // Another was faster.
        }
    }

    private static string Said(StartedExecutable started, string path) =>
        started.Fault is not { } fault
            ? started.Output
            : throw new PoolException(
                $"A copy of {System.IO.Path.GetFileName(path)} in '{System.IO.Path.GetDirectoryName(path)}' {fault}; install in place to "
                    + "run it from its own folder."
            );
}
