using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace PoolCoordination.Tests.Postgres;

/// <summary>
/// An address of this machine that is not of its loopback network: to a program it is as another machine's, and nothing leaves this one.
/// </summary>
internal static class OwnAddress
{
    /// <summary>The address; null where the machine has none.</summary>
    public static string? Value { get; } =
        NetworkInterface
            .GetAllNetworkInterfaces()
            .Where(network =>
                network.OperationalStatus == OperationalStatus.Up && network.NetworkInterfaceType != NetworkInterfaceType.Loopback
            )
            .SelectMany(network => network.GetIPProperties().UnicastAddresses)
            .FirstOrDefault(address => address.Address.AddressFamily == AddressFamily.InterNetwork)
            ?.Address.ToString();

    /// <summary>The address; skips the test where there is none.</summary>
    public static string Require()
    {
        Assert.SkipWhen(Value is null, "This machine has no address but those of its loopback network.");
        return Value!;
    }
}
