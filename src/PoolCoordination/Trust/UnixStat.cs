using System.Runtime.InteropServices;

namespace PoolCoordination.Trust;

/// <summary>Who owns a file or folder of Unix and who may use it, of a link itself; the library tells no owner.</summary>
/// <param name="Owner">The owner's number.</param>
/// <param name="Group">The group's number.</param>
/// <param name="Mode">Type and permissions.</param>
internal readonly partial record struct UnixStat(uint Owner, uint Group, uint Mode)
{
    private const int CurrentFolder = -100;
    private const int NoFollow = 0x100;
    private const uint BasicFields = 0x7FF;
    private const int Size = 256;

    /// <summary>Whether others than the owner may write, in the owner's group or any.</summary>
    public bool IsWritableByOthers => (Mode & 0x12) != 0;

    /// <summary>Whether only members of the group may write besides the owner.</summary>
    public bool IsWritableByGroupOnly => (Mode & 0x12) == 0x10;

    /// <summary>Whether in a folder that others may write to, each may rename and remove only what is his own.</summary>
    public bool IsSticky => (Mode & 0x200) != 0;

    /// <summary>Whether it is a link.</summary>
    public bool IsLink => (Mode & 0xF000) == 0xA000;

    /// <summary>The user whose rights the process has.</summary>
    public static uint CurrentUser => geteuid();

    /// <summary>Asks the system; false where there is nothing, or it may not be looked at.</summary>
    public static bool TryGet(string path, out UnixStat stat)
    {
        // Of both structures the fields that are read have had their places since they exist.
        Span<byte> fields = stackalloc byte[Size];
        var isRead = OperatingSystem.IsLinux() ? statx(CurrentFolder, path, NoFollow, BasicFields, fields) == 0 : Stat(path, fields) == 0;
        stat =
            !isRead ? default
            : OperatingSystem.IsLinux() ? new UnixStat(Number(fields, 20), Number(fields, 24), Short(fields, 28))
            : new UnixStat(Number(fields, 16), Number(fields, 20), Short(fields, 4));
        return isRead;
    }

    private static int Stat(string path, Span<byte> fields) => RuntimeInformation.ProcessArchitecture == Architecture.X64 ? lstat64(path, fields) : lstat(path, fields);

    private static uint Number(ReadOnlySpan<byte> fields, int at) => MemoryMarshal.Read<uint>(fields[at..]);

    private static uint Short(ReadOnlySpan<byte> fields, int at) => MemoryMarshal.Read<ushort>(fields[at..]);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int statx(int folder, string path, int flags, uint mask, Span<byte> fields);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int lstat(string path, Span<byte> fields);

    [LibraryImport("libc", EntryPoint = "lstat$INODE64", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int lstat64(string path, Span<byte> fields);

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial uint geteuid();
}
