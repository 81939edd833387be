using System.ComponentModel;
using System.Diagnostics;
using PoolCoordination.Faults;
using PoolCoordination.Storage;

namespace PoolCoordination.Installation;

/// <summary>A copy of <c>pool</c> in a folder of its own, which stays when the place that it came from goes.</summary>
internal sealed class ExecutableCopy
{
    private const string UnfinishedPrefix = ".";

    private static readonly TimeSpan s_longestStart = TimeSpan.FromSeconds(20);

    private readonly ExecutableFiles _files;
    private readonly string _folder;
    private readonly string _version;

    /// <summary>The copy of an executable, made or not.</summary>
    /// <param name="source">The executable.</param>
    /// <param name="parent">The folder with a folder for each version.</param>
    /// <exception cref="IOException">The executable cannot be read.</exception>
    internal ExecutableCopy(string source, string parent)
    {
        Source = source;
        _files = ExecutableFiles.Of(source);
        _version = _files.Version();
        _folder = System.IO.Path.Combine(parent, _version);
    }

    /// <summary>The executable that is copied.</summary>
    public string Source { get; }

    /// <summary>The path of the copy.</summary>
    public string Path => System.IO.Path.Combine(_folder, ExecutableFiles.ExecutableName);

    /// <summary>Whether it is there, whole.</summary>
    public bool IsThere
    {
        get
        {
            try
            {
                return File.Exists(Path) && ExecutableFiles.Of(Path).Version() == _version;
            }
            catch (IOException)
            {
                return false;
            }
        }
    }

    /// <summary>Whether a folder is that of a copy that is being made, or was when its process was stopped.</summary>
    internal static bool IsUnfinished(string folder) => System.IO.Path.GetFileName(folder).StartsWith(UnfinishedPrefix, StringComparison.Ordinal);

    /// <summary>Makes the copy where it is not there: started once, and then put into its place whole.</summary>
    /// <exception cref="PoolException">It cannot be started from there.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    internal void Make()
    {
        if (IsThere)
            return;
        var temporary = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(_folder)!, UnfinishedPrefix + System.IO.Path.GetRandomFileName());
        PrivateFile.CreateFolder(temporary);
        try
        {
            _files.CopyTo(temporary);
            Verify(System.IO.Path.Combine(temporary, ExecutableFiles.ExecutableName));
            Place(temporary);
        }
        finally
        {
            if (Directory.Exists(temporary))
                Directory.Delete(temporary, recursive: true);
        }
    }

    /// <summary>Puts a folder into the copy's place; another installation may have been faster, and what is there may be damaged.</summary>
    private void Place(string temporary)
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

    private static void Verify(string executable)
    {
        try
        {
            var start = new ProcessStartInfo(executable, ["--version"])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var error = process.StandardError.ReadToEndAsync();
            _ = process.StandardOutput.ReadToEndAsync();
            if (!process.WaitForExit(s_longestStart))
            {
                process.Kill();
                throw Failure("it did not end");
            }

            if (process.ExitCode != 0)
                throw Failure($"it ended with {process.ExitCode}: {error.Result.Trim()}");
        }
        catch (Win32Exception exception)
        {
            throw Failure(exception.Message, exception);
        }

        PoolException Failure(string why, Exception? inner = null) =>
            new($"A copy of pool in '{System.IO.Path.GetDirectoryName(executable)}' cannot be started ({why}); install in place to have hooks start it where it is.", inner);
    }
}
