using System.Globalization;

namespace PoolCoordination.Entries;

/// <summary>Points in time as a person reads them, in this machine's zone.</summary>
public static class LocalTime
{
    /// <summary>The time of day, after the date where that is not today.</summary>
    public static string Brief(DateTimeOffset time, DateTimeOffset now)
    {
        var local = time.ToLocalTime();
        var format =
            local.Date == now.ToLocalTime().Date ? "HH:mm"
            : local.Year == now.ToLocalTime().Year ? "MMM d HH:mm"
            : "yyyy-MM-dd HH:mm";
        return local.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>Date, time of day and the zone's offset.</summary>
    public static string Full(DateTimeOffset time) => time.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);
}
