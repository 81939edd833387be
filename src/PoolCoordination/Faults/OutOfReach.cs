namespace PoolCoordination.Faults;

/// <summary>Tells the exceptions of a pool that cannot be used at present from those of wrong input.</summary>
internal static class OutOfReach
{
    /// <summary>Whether the server is unavailable, or the files cannot be read or written: what was asked may succeed later.</summary>
    public static bool IsReason(Exception exception) =>
        exception
            is PoolUnavailableException
                or PoolUnreadableException
                or PoolException { Fault: PoolFault.Location }
                or IOException
                or UnauthorizedAccessException;
}
