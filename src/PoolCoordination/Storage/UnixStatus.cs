using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PoolCoordination.Storage;

/// <summary>What a file is and whose. The library says neither; the calls used here have the same layout on every processor.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="User">The owner's number.</param>
/// <param name="Group">The group's number.</param>
/// <param name="Mode">Who may do what.</param>
internal readonly partial record struct UnixStatus(UnixFileKind Kind, uint User, uint Group, UnixFileMode Mode)
{
    private const int PermissionBits = 0xFFF;
    private const UnixFileMode WritableByOthers = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    // statx of Linux.
    private const int WorkingFolder = -100;
    private const int NoFollow = 0x100;
    private const int HandleItself = 0x1000;
    private const uint KindModeLinksUserAndGroup = 0x1F;
    private const int StatusSize = 256;

    // getattrlist of macOS: the kind, the owner, the group and the mode, in this order.
    private const uint AttributeCount = 5;
    private const uint Attributes = 0x8 | 0x8000 | 0x1_0000 | 0x2_0000;
    private const uint NoFollowOfMac = 0x1;
    private const int AttributesSize = 20;

    /// <summary>How many names it has; 0 where that is not known.</summary>
    public uint Links { get; private init; }

    /// <summary>Whether others than the owner may write, in the owner's group or any.</summary>
    public bool IsWritableByOthers => (Mode & WritableByOthers) != UnixFileMode.None;

    /// <summary>Whether only members of the group may write besides the owner.</summary>
    public bool IsWritableByGroupOnly => (Mode & WritableByOthers) == UnixFileMode.GroupWrite;

    /// <summary>Whether in a folder that others may write to, each may rename and remove only what is their own.</summary>
    public bool IsSticky => Mode.HasFlag(UnixFileMode.StickyBit);

    /// <summary>The status of what stands under a path; null where nothing does, or the system does not say.</summary>
    public static UnixStatus? Of(string path, bool isLinkFollowed = true)
    {
        if (!OperatingSystem.IsLinux())
        {
            Span<byte> attributes = stackalloc byte[AttributesSize];
            return
                getattrlist(path, [AttributeCount, Attributes, 0, 0, 0, 0], attributes, AttributesSize, isLinkFollowed ? 0 : NoFollowOfMac)
                == 0
                ? OfMac(attributes)
                : null;
        }

        Span<byte> status = stackalloc byte[StatusSize];
        return statx(WorkingFolder, path, isLinkFollowed ? 0 : NoFollow, KindModeLinksUserAndGroup, status) == 0 ? OfLinux(status) : null;
    }

    /// <summary>The status of an open file; null where the system does not say.</summary>
    public static UnixStatus? Of(SafeFileHandle file)
    {
        if (!OperatingSystem.IsLinux())
        {
            Span<byte> attributes = stackalloc byte[AttributesSize];
            return fgetattrlist(file, [AttributeCount, Attributes, 0, 0, 0, 0], attributes, AttributesSize, 0) == 0
                ? OfMac(attributes)
                : null;
        }

        Span<byte> status = stackalloc byte[StatusSize];
        return statx(file, "", HandleItself, KindModeLinksUserAndGroup, status) == 0 ? OfLinux(status) : null;
    }

    private static UnixStatus OfLinux(ReadOnlySpan<byte> status)
    {
        var mode = MemoryMarshal.Read<ushort>(status[28..]);
        var kind = (mode & 0xF000) switch
        {
            0x8000 => UnixFileKind.Regular,
            0x4000 => UnixFileKind.Folder,
            0xA000 => UnixFileKind.Link,
            0x1000 => UnixFileKind.Pipe,
            0xC000 => UnixFileKind.Socket,
            0x2000 or 0x6000 => UnixFileKind.Device,
            _ => UnixFileKind.Other,
        };
        return new UnixStatus(
            kind,
            MemoryMarshal.Read<uint>(status[20..]),
            MemoryMarshal.Read<uint>(status[24..]),
            (UnixFileMode)(mode & PermissionBits)
        )
        {
            Links = MemoryMarshal.Read<uint>(status[16..]),
        };
    }

    private static UnixStatus OfMac(ReadOnlySpan<byte> attributes)
    {
        // The first number is the length of the whole.
        var numbers = MemoryMarshal.Cast<byte, uint>(attributes);
        var kind = numbers[1] switch
        {
            1 => UnixFileKind.Regular,
            2 => UnixFileKind.Folder,
            3 or 4 => UnixFileKind.Device,
            5 => UnixFileKind.Link,
            6 => UnixFileKind.Socket,
            7 => UnixFileKind.Pipe,
            _ => UnixFileKind.Other,
        };
        return new UnixStatus(kind, numbers[2], numbers[3], (UnixFileMode)(numbers[4] & PermissionBits));
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int statx(int folder, string path, int flags, uint mask, Span<byte> status);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int statx(SafeFileHandle file, string path, int flags, uint mask, Span<byte> status);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int getattrlist(string path, ReadOnlySpan<uint> list, Span<byte> attributes, nuint size, uint options);

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int fgetattrlist(SafeFileHandle file, ReadOnlySpan<uint> list, Span<byte> attributes, nuint size, uint options);
}
