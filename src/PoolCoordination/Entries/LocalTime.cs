using System.Globalization;
using PoolCoordination.Host;

namespace PoolCoordination.Entries;

/// <summary>Points in time as a person reads them, in this machine's zone.</summary>
public static class LocalTime
{
    /// <summary>The time of day, after the date where that is not today.</summary>
    public static string Brief(DateTimeOffset time, DateTimeOffset now)
    {
        var local = time.InLocalZone();
        var format =
            local.Date == now.InLocalZone().Date ? "HH:mm"
            : local.Year == now.InLocalZone().Year ? "MMM d HH:mm"
            : "yyyy-MM-dd HH:mm";
        return local.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>Date, time of day and the zone's offset.</summary>
    public static string Full(DateTimeOffset time) => time.InLocalZone().ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);
}
