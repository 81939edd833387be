namespace PoolCoordination.Storage;

/// <summary>
/// Lines of a file that several processes append to: each is there whole, whatever the others do and whoever of them is killed.
/// </summary>
internal static class WholeLine
{
    private const int MostAttempts = 16;

    /// <summary>Appends one whole line, its line break included, to a file.</summary>
    /// <param name="path">The file, which is not a link; it is made where it is missing.</param>
    /// <param name="line">The line.</param>
    /// <param name="owners">Whose the file may be.</param>
    /// <param name="isDurable">Whether the line is on the disk when this returns.</param>
    public static void Append(string path, ReadOnlySpan<byte> line, FileOwners owners, bool isDurable = false)
    {
        using var file = AppendHandle.Open(path, owners);
        WriteWhole(file, path, line);
        if (!isDurable)
            return;
        file.Sync();
        if (file.IsNew)
            UnixFile.SyncFolder(Path.GetDirectoryName(path)!);
    }

    private static void WriteWhole(AppendHandle file, string path, ReadOnlySpan<byte> line)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var written = file.Write(line, out var end);
            if (written < line.Length)
            {
                // What stands there now is a fragment: it ends here, and the line follows whole.
                file.Write("\n"u8, out _);
                continue;
            }

            // A writer that was killed leaves a line without an end, and ours was merged into it. To look before writing would be
            // a race; looking afterwards is not.
            var start = end - line.Length;
            if (start <= 0 || file.ByteAt(start - 1) == '\n')
                return;
        }

        throw new IOException($"The line could not be written completely to '{path}' in {MostAttempts} attempts.");
    }
}
