using System.Net;

namespace PoolCoordination.Postgres;

/// <summary>Tells a server on this machine, to which nothing that is sent leaves it, from one on another.</summary>
internal static class Loopback
{
    private const string Name = "localhost";

    /// <summary>
    /// Whether a host is this machine: an address of the loopback network, or <c>localhost</c> where that name means nothing else here.
    /// Any other name is another machine, wherever it leads now: who answers for names decides that.
    /// </summary>
    /// <param name="host">A name or an address.</param>
    /// <param name="resolve">Gives the addresses of a name.</param>
    public static bool Is(string host, Func<string, IPAddress[]> resolve)
    {
        if (IPAddress.TryParse(host, out var address))
            return IPAddress.IsLoopback(address);
        return string.Equals(host, Name, StringComparison.OrdinalIgnoreCase)
            && resolve(host) is { Length: > 0 } all
            && Array.TrueForAll(all, IPAddress.IsLoopback);
    }
}
