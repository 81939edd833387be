using PoolCoordination.Faults;
using PoolCoordination.Storage;
using PoolCoordination.Text;

namespace PoolCoordination.Settings;

/// <summary>
/// What <c>pool.json</c> holds, read once: the server that it names is the one that was approved, and the settings are of the same moment.
/// </summary>
internal sealed class PoolSettingsContent
{
    private readonly byte[]? _bytes;
    private readonly Exception? _fault;

    private PoolSettingsContent(string path, byte[]? bytes, Exception? fault) => (Path, _bytes, _fault) = (path, bytes, fault);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Its JSON; null if there is no file.</summary>
    /// <exception cref="PoolException">It could not be read.</exception>
    public ReadOnlySpan<byte> Json =>
        _fault is null
            ? ByteOrderMark.Skip(_bytes)
            : throw new PoolException($"The settings '{Path}' cannot be read: {_fault.Message}", _fault) { Fault = PoolFault.Settings };

    /// <summary>Whether there is a file.</summary>
    public bool Exists => _bytes is not null || _fault is not null;

    /// <summary>
    /// The server that it names as what keeps the pool; null where it names none or cannot be read, which is reported when the settings
    /// are taken from it.
    /// </summary>
    public ServerAddress? Server
    {
        get
        {
            // Each hook comes by here: without a file, or without such a word in it, nothing more is done.
            if (_bytes is null || _bytes.AsSpan().IndexOf("postgres"u8) < 0)
                return null;
            return PoolSettings.TextOf(PoolOption.Pool, this) is { } pool ? ServerAddress.TryParse(pool) : null;
        }
    }

    /// <summary>Reads the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="owners">Whose it may be.</param>
    public static PoolSettingsContent Read(string path, FileOwners owners)
    {
        try
        {
            return new PoolSettingsContent(path, RegularFile.ReadAll(path, owners), fault: null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new PoolSettingsContent(path, bytes: null, exception);
        }
    }
}
