namespace PoolCoordination.Installation;

/// <summary>What keeps a file from being written, in words of ours: those of the library name a file of a moment's use.</summary>
internal static class WriteFault
{
    // ENOSPC, EDQUOT of Linux and macOS, ERROR_DISK_FULL; EROFS.
    private static readonly int[] s_full = [28, 122, 69, unchecked((int)0x8007_0070)];
    private const int ReadOnly = 30;

    /// <summary>The fault as an exception of the same kind.</summary>
    /// <param name="exception">What writing it threw.</param>
    /// <param name="path">The file or folder that was to be written.</param>
    public static Exception Of(Exception exception, string path) =>
        exception is UnauthorizedAccessException
            ? new UnauthorizedAccessException($"'{path}' could not be written: you may not write there.", exception)
            : new IOException($"'{path}' could not be written: {Reason(exception)}.", exception);

    private static string Reason(Exception exception) =>
        Array.IndexOf(s_full, exception.HResult) >= 0 ? "the disk is full"
        : exception.HResult == ReadOnly ? "its file system is read-only"
        : exception.Message.TrimEnd('.');
}
