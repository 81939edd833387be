using System.Runtime.InteropServices;

namespace PoolCoordination.Host;

/// <summary>This machine's time zone.</summary>
/// <remarks>
/// The library reads and keeps all rules of a zone, which is a fiftieth of a hook's executable: on Unix the C library is asked for the one
/// offset that is wanted.
/// </remarks>
internal static partial class LocalZone
{
    /// <summary>The same moment with the offset that the zone has then.</summary>
    public static DateTimeOffset InLocalZone(this DateTimeOffset time)
    {
        if (OperatingSystem.IsWindows())
            return time.ToLocalTime();
        var seconds = time.ToUnixTimeSeconds();
        return LocalTimeOf(in seconds, out var local) == 0
            ? time.ToUniversalTime()
            : time.ToOffset(TimeSpan.FromMinutes(local.Offset / 60));
    }

    [LibraryImport("libc", EntryPoint = "localtime_r")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint LocalTimeOf(in long seconds, out BrokenDownTime local);

    /// <summary><c>struct tm</c> of 64-bit systems: nine numbers of which none is wanted, then the offset from UTC in seconds.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 64)]
    private struct BrokenDownTime
    {
        [FieldOffset(40)]
        public long Offset;
    }
}
