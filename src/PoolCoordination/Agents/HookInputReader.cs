using PoolCoordination.Json;

namespace PoolCoordination.Agents;

/// <summary>Reads a hook's input up to the end of its JSON object: who starts a hook need not close what it reads from.</summary>
internal static class HookInputReader
{
    /// <summary>
    /// The length in bytes that an input is shorter than: the largest of real ones have a message or a file of some megabytes.
    /// </summary>
    public const int Longest = 64 * 1024 * 1024;

    private const int FirstSize = 16 * 1024;

    /// <summary>Reads the input, and no more than what <see cref="Longest"/> allows.</summary>
    /// <param name="read">Reads what comes next into a buffer and returns its length; 0 where nothing comes any more.</param>
    /// <returns>The bytes that were read. <see cref="HookPayloadParser"/> determines whether they are an event.</returns>
    public static ReadOnlyMemory<byte> Read(Func<Span<byte>, int> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        var buffer = new byte[FirstSize];
        var length = 0;
        var end = new JsonEnd();
        while (length < Longest)
        {
            if (length == buffer.Length)
                Array.Resize(ref buffer, Math.Min(buffer.Length * 2, Longest));
            var came = read(buffer.AsSpan(length));
            if (came <= 0)
                break;
            var piece = buffer.AsSpan(length, came);
            length += came;
            // Bytes of UTF-16 look like brackets and are not.
            if (!JsonText.IsUtf16(buffer) && end.IsIn(piece))
                break;
        }

        return buffer.AsMemory(0, length);
    }
}
