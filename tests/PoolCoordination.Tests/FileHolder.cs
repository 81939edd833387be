using System.Diagnostics;

namespace PoolCoordination.Tests;

/// <summary>A process of another program that keeps a file locked until the test lets it go.</summary>
internal sealed class FileHolder : IDisposable
{
    private readonly Process _process;

    public FileHolder(string path)
    {
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
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
