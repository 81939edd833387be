using System.Globalization;
using System.Text;

namespace PoolCoordination.Host;

/// <summary>The processes of this machine, as far as this process sees them: those of <c>/proc</c> on Linux.</summary>
internal sealed class ProcessTable
{
    private const int LongestStatus = 4096;
    private const int ParentField = 1;
    private const int StartField = 19;

    private readonly string _folder;

    private ProcessTable(string folder, string space)
    {
        _folder = folder;
        Space = space;
    }

    /// <summary>The boot and the namespace in which the numbers of these processes are their own.</summary>
    public string Space { get; }

    /// <summary>The table of this machine; null where there is none, or it is that of other processes.</summary>
    public static ProcessTable? OfMachine() => OperatingSystem.IsLinux() ? Open("/proc", Environment.ProcessId) : null;

    /// <summary>The table in a folder that is made as <c>/proc</c> is; null where it is not one's own.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="ownId">The number of this process.</param>
    public static ProcessTable? Open(string folder, int ownId)
    {
        try
        {
            // A folder that was mounted for another namespace has this process under another number, or not at all.
            if (LinkIn(folder, "self") != ownId.ToString(CultureInfo.InvariantCulture))
                return null;
            var boot = Read(Path.Combine(folder, "sys/kernel/random/boot_id")).Trim();
            var space = LinkIn(folder, "self/ns/pid");
            return boot.Length > 0 && space is { Length: > 0 } ? new ProcessTable(folder, $"{boot}/{space}") : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>A process that runs; null where none has the number, or it has ended and only waits to be taken note of.</summary>
    public RunningProcess? Find(int id)
    {
        try
        {
            using var file = File.OpenHandle(Path.Combine(_folder, id.ToString(CultureInfo.InvariantCulture), "stat"));
            Span<byte> status = stackalloc byte[LongestStatus];
            return Parse(id, Encoding.UTF8.GetString(status[..RandomAccess.Read(file, status, 0)]));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The command line with which a process was started, word by word; empty where it is not known.</summary>
    /// <param name="id">Its number.</param>
    public IReadOnlyList<string> ArgumentsOf(int id)
    {
        try
        {
            var text = Read(Path.Combine(_folder, id.ToString(CultureInfo.InvariantCulture), "cmdline"));
            return text.Split('\0', StringSplitOptions.RemoveEmptyEntries);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>The file name of a process's program, which for a script is that of its shell; null where it is not known.</summary>
    /// <param name="id">Its number.</param>
    public string? ProgramOf(int id)
    {
        try
        {
            return Path.GetFileName(LinkIn(_folder, $"{id.ToString(CultureInfo.InvariantCulture)}/exe"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>What distinguishes a process that runs from others; null where it does not run.</summary>
    public ProcessIdentity? Identify(int id) => Find(id) is { } process ? IdentityOf(process) : null;

    /// <summary>What tells a process of this table from others.</summary>
    public ProcessIdentity IdentityOf(RunningProcess process) => new(process.Id, process.Start, Space);

    /// <summary>Whether a process runs; null where that cannot be seen from here.</summary>
    public bool? IsRunning(ProcessIdentity process) =>
        process.Space != Space ? null : Find(process.Id) is { } running && running.Start == process.Start;

    // The name stands in parentheses and may hold any character, a closing parenthesis too.
    private static RunningProcess? Parse(int id, string status)
    {
        var (open, close) = (status.IndexOf('(', StringComparison.Ordinal), status.LastIndexOf(')'));
        if (open < 0 || close < open)
            return null;
        var fields = status[(close + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return
            fields.Length > StartField
            && fields[0] is not ("Z" or "X")
            && int.TryParse(fields[ParentField], CultureInfo.InvariantCulture, out var parent)
            && long.TryParse(fields[StartField], CultureInfo.InvariantCulture, out var start)
            ? new RunningProcess(id, status[(open + 1)..close], parent, start)
            : null;
    }

    private static string Read(string path) => Encoding.UTF8.GetString(File.ReadAllBytes(path));

    private static string? LinkIn(string folder, string name) => new FileInfo(Path.Combine(folder, name)).LinkTarget;
}
