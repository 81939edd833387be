using System.Text;
using PoolCoordination.Faults;
using PoolCoordination.Log.Remote;
using PoolCoordination.Text;

namespace PoolCoordination.Sessions;

/// <summary>The records of sessions on a server, by which other machines know of them.</summary>
internal static class SharedSessions
{
    private const int MostFiles = 20;

    /// <summary>Writes a session's record, with the first of the files that it changed.</summary>
    /// <exception cref="PoolException">The server is unavailable, or does not take it.</exception>
    public static void Write(RemoteLog log, SessionRecord record, IEnumerable<string> changedFiles) =>
        log.SetSession(
            record.SessionId,
            SessionRecords.Text(record with { ChangedFiles = TextList.Of([.. changedFiles.Take(MostFiles)]) })
        );

    /// <summary>The records of the sessions of all machines; what is none is passed over.</summary>
    public static IEnumerable<SessionRecord> Read(RemoteLog log) =>
        log.Sessions().Select(text => SessionRecords.Parse(Encoding.UTF8.GetBytes(text))).OfType<SessionRecord>();
}
