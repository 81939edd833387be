using System.Globalization;
using System.Net;
using PoolCoordination.Storage;

namespace PoolCoordination.Cli.Web;

/// <summary>Who connects to a server on this machine. Only Linux says that.</summary>
internal static class LocalClient
{
    private const string Connected = "01";

    private static readonly string[] s_tables = ["/proc/net/tcp", "/proc/net/tcp6"];

    /// <summary>Whether a connection is known to be of this process's own user.</summary>
    /// <param name="client">The client's end of it.</param>
    /// <param name="port">The server's port.</param>
    public static bool IsOfUser(IPEndPoint? client, int port)
    {
        if (!OperatingSystem.IsLinux() || client is null || !client.Address.MapToIPv4().Equals(IPAddress.Loopback))
            return false;
        try
        {
            return s_tables.Where(File.Exists).Any(table => IsOfUser(File.ReadLines(table), client.Port, port, UnixUser.Current));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Whether a table of connections has one, from a port to a port on this machine, that is of a user.</summary>
    public static bool IsOfUser(IEnumerable<string> table, int from, int to, uint user)
    {
        foreach (var line in table)
        {
            // sl local_address rem_address st tx_queue:rx_queue tr:tm->when retrnsmt uid
            if (
                line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var local, var remote, Connected, _, _, _, var owner, ..]
                && IsLoopback(local, from)
                && IsLoopback(remote, to)
            )
                return owner == user.ToString(CultureInfo.InvariantCulture);
        }

        return false;
    }

    /// <summary>Whether an end is a port of 127.0.0.1, as an address of either version.</summary>
    private static bool IsLoopback(string end, int port) =>
        end.EndsWith(string.Create(CultureInfo.InvariantCulture, $"0100007F:{port:X4}"), StringComparison.Ordinal);
}
