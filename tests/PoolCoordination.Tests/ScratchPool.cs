using System.Text;
using PoolCoordination.Context;
using PoolCoordination.Entries;
using PoolCoordination.Host;
using PoolCoordination.Pools;
using PoolCoordination.Relevance;
using PoolCoordination.Storage;
using PoolCoordination.Tests.Postgres;

namespace PoolCoordination.Tests;

/// <summary>A pool in a scratch folder, with variables and a clock of its own.</summary>
public sealed class ScratchPool : IDisposable
{
    private readonly ScratchFolder _folder = new();

    /// <summary>A pool in a file of the folder, or one on a server.</summary>
    public ScratchPool(string? server = null)
    {
        Path = _folder["pool", "instance_state.jsonl"];
        Environment = new PoolEnvironment(name => Variables.GetValueOrDefault(name), _folder.Path);
        Variables["HOME"] = _folder.Path;
        Location = new PoolLocation(Path) { Server = server is null ? null : ServerAddress.TryParse(server) };
    }

    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    public FixedClock Clock { get; } = new();

    public PoolEnvironment Environment { get; }

    public string Path { get; }

    public PoolLocation Location { get; }

    /// <summary>A new pool object on the same files, as every hook and command makes its own.</summary>
    public Pool Pool => new(Location, Environment, Clock, PostgresFixture.Open);

    public string[] Lines => LinesOf(Path);

    public string[] Errors => LinesOf(Location.ErrorLogPath);

    /// <summary>All entries of the log, the oldest first.</summary>
    public List<PoolEntry> Entries
    {
        get
        {
            List<PoolEntry> entries = [.. Pool.Read(new PoolQuery { All = true })];
            entries.Reverse();
            return entries;
        }
    }

    public string InFolder(params string[] parts) => _folder[parts];

    public PoolEntry Add(
        string instance,
        string topic,
        PoolAction action = PoolAction.Completed,
        string blocks = "",
        string? session = null
    ) =>
        Add(
            new PoolEntry
            {
                Instance = instance,
                Topic = topic,
                Action = action,
                Blocks = blocks,
                SessionId = session,
            }
        );

    public PoolEntry Add(PoolEntry entry) => Pool.Add(entry);

    public void SetDomain(string instance, params string[] keywords) => Pool.SetDomain(new Domain(instance, keywords));

    public void WriteSettings(string json)
    {
        Directory.CreateDirectory(Location.Folder);
        File.WriteAllText(Location.SettingsPath, json);
    }

    public void WriteLog(params string[] lines) => WriteLog(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))));

    public void WriteLog(byte[] content)
    {
        Directory.CreateDirectory(Location.Folder);
        File.WriteAllBytes(Path, content);
    }

    public PoolContext Context(string reader, string? session = null) => Pool.Context(new Identity(reader, session));

    public void Dispose() => _folder.Dispose();

    /// <summary>The lines of a file that another process may be writing; none where there is no file.</summary>
    private static string[] LinesOf(string path)
    {
        if (!File.Exists(path))
            return [];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
            lines.Add(line);
        return [.. lines];
    }
}
