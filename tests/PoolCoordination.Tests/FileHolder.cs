using System.Diagnostics;

namespace PoolCoordination.Tests;

/// <summary>Another that keeps a file locked until the test lets it go: a process, and on Windows a handle that shares nothing.</summary>
internal sealed class FileHolder : IDisposable
{
    private readonly Process? _process;
    private readonly FileStream? _file;

    public FileHolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return;
        }

        Assert.SkipUnless(File.Exists("/usr/bin/flock"), "There is no flock to lock a file with.");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _process = Process.Start(
            new ProcessStartInfo("/usr/bin/flock", ["--exclusive", path, "sh", "-c", "echo locked; read line"])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
        Assert.Equal("locked", _process.StandardOutput.ReadLine());
    }

    public void Dispose()
    {
        _file?.Dispose();
        if (_process is null)
            return;
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
