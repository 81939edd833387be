using System.Globalization;
using PoolCoordination.Host;

namespace PoolCoordination.Tests.Host;

/// <summary>A folder that is made as <c>/proc</c> is, with processes that a test chooses.</summary>
internal sealed class ProcessFolder : IDisposable
{
    /// <summary>The number of the process that reads the table.</summary>
    public const int Own = 500;

    private readonly ScratchFolder _folder = new();

    public ProcessFolder(string boot = "boot-1", string space = "pid:[1]")
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no /proc");
        _folder.Folder("sys", "kernel", "random");
        Boot = boot;
        _folder.Folder("500", "ns");
        File.CreateSymbolicLink(_folder["self"], Own.ToString(CultureInfo.InvariantCulture));
        File.CreateSymbolicLink(_folder["500", "ns", "pid"], space);
    }

    public string Path => _folder.Path;

    /// <summary>The id of the machine's boot.</summary>
    public string Boot
    {
        set => File.WriteAllText(_folder["sys", "kernel", "random", "boot_id"], value + "\n");
    }

    public ProcessTable Table => ProcessTable.Open(Path, Own)!;

    /// <summary>Adds a process, or puts another in the place of one.</summary>
    public ProcessFolder With(int id, string name, int parent, long start, char state = 'S')
    {
        _folder.Folder(id.ToString(CultureInfo.InvariantCulture));
        File.WriteAllText(
            _folder[id.ToString(CultureInfo.InvariantCulture), "stat"],
            string.Create(
                CultureInfo.InvariantCulture,
                $"{id} ({name}) {state} {parent} 1 1 0 -1 4194560 10 0 0 0 1 2 0 0 20 0 1 0 {start} 1000 200 18446744073709551615 0\n"
            )
        );
        return this;
    }

    /// <summary>Says of a process that it runs a program.</summary>
    public ProcessFolder Running(int id, string program)
    {
        File.CreateSymbolicLink(_folder[id.ToString(CultureInfo.InvariantCulture), "exe"], program);
        return this;
    }

    public void End(int id) => Directory.Delete(_folder[id.ToString(CultureInfo.InvariantCulture)], recursive: true);

    public void Dispose() => _folder.Dispose();
}
