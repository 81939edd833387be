using System.Text;

namespace PoolCoordination.Host;

/// <summary>
/// The rules of Windows for paths: several spellings mean one file, and some names mean a device. They look at nothing but the text.
/// </summary>
internal static class WindowsPath
{
    private const string UncPrefix = @"UNC\";

    private static readonly string[] s_prefixes = [@"\\?\", @"\\.\", @"\??\"];

    /// <summary>Where shells of Unix on Windows have the drives: Git Bash, WSL, Cygwin.</summary>
    private static readonly string[] s_mounts = ["/", "/mnt/", "/cygdrive/"];

    private static readonly string[] s_devices = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

    /// <summary>A path in the spelling of the system that this process runs on: of Windows, the plain one.</summary>
    public static string Local(string path) => OperatingSystem.IsWindows() ? Plain(path, Environment.MachineName) : path;

    /// <summary>
    /// The path from its drive, without what Windows ignores in a name: the name of a stream after a colon, and dots and spaces at its end.
    /// </summary>
    /// <param name="path">A path in any spelling, absolute or relative.</param>
    /// <param name="machine">The name of the machine that it is of.</param>
    public static string Plain(string path, string machine)
    {
        var drive = WithDrive(path, machine);
        var start = drive.Length >= 2 && WindowsDrive.Is(drive.AsSpan(0, 2)) ? 2 : 0;
        if (!MayHaveIgnored(drive.AsSpan(start)) || HasPrefix(drive))
            return drive;
        var plain = new StringBuilder(drive.Length).Append(drive, 0, start);
        var from = start;
        for (int length; (length = drive.AsSpan(from).IndexOfAny('\\', '/')) >= 0; from += length + 1)
            plain.Append(WithoutIgnored(drive[from..(from + length)])).Append(drive[from + length]);
        return plain.Append(WithoutIgnored(drive[from..])).ToString();
    }

    /// <summary>The path from its drive where it is another spelling of such a one; any other as it is.</summary>
    /// <inheritdoc cref="Plain"/>
    public static string WithDrive(string path, string machine)
    {
        if (path is not ['/' or '\\', ..])
            return path;
        if (OfShell(path) is { } ofShell)
            return ofShell;
        var text = path.Replace('/', '\\');
        if (Array.Find(s_prefixes, prefix => text.StartsWith(prefix, StringComparison.Ordinal)) is { } found)
        {
            text = text[found.Length..];
            if (WindowsDrive.Begins(text))
                return text;
            if (!text.StartsWith(UncPrefix, StringComparison.OrdinalIgnoreCase))
                return path;
            text = @"\\" + text[UncPrefix.Length..];
            path = text;
        }

        return OfShare(text, machine) ?? path;
    }

    /// <summary>
    /// The name in a path that Windows takes for a device and not for a file, whatever stands around it, such as <c>NUL.txt</c>; null where
    /// there is none.
    /// </summary>
    public static string? DeviceIn(string path)
    {
        foreach (var segment in path.Split('\\', '/'))
        {
            if (IsDevice(segment))
                return segment;
        }

        return HasPrefix(path) && !WindowsDrive.Begins(path.AsSpan(s_prefixes[0].Length)) ? path : null;
    }

    /// <summary>Whether a file's name is that of a device.</summary>
    public static bool IsDevice(ReadOnlySpan<char> name)
    {
        var end = name.IndexOfAny('.', ':');
        var stem = (end < 0 ? name : name[..end]).TrimEnd(' ');
        foreach (var device in s_devices)
        {
            if (stem.Equals(device, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return stem.Length == 4
            && (stem.StartsWith("COM", StringComparison.OrdinalIgnoreCase) || stem.StartsWith("LPT", StringComparison.OrdinalIgnoreCase))
            && stem[3] is (>= '1' and <= '9') or '¹' or '²' or '³';
    }

    /// <summary>The drive of <c>/z/src</c> or <c>/mnt/z/src</c>; null for another path.</summary>
    private static string? OfShell(string path)
    {
        foreach (var mount in s_mounts)
        {
            if (
                path.Length > mount.Length
                && path.StartsWith(mount, StringComparison.OrdinalIgnoreCase)
                && char.IsAsciiLetter(path[mount.Length])
                && (path.Length == mount.Length + 1 || path[mount.Length + 1] == '/')
            )
                return OfDrive(path[mount.Length], path[(mount.Length + 1)..].Replace('/', '\\'));
        }

        return null;
    }

    /// <summary>The drive of <c>\\localhost\z$\src</c>; null for another path.</summary>
    private static string? OfShare(string path, string machine) =>
        path.StartsWith(@"\\", StringComparison.Ordinal)
        && path.IndexOf('\\', 2) is > 2 and var end
        && IsThisMachine(path[2..end], machine)
        && path.AsSpan(end + 1) is [var drive, '$', ..]
        && char.IsAsciiLetter(drive)
        && (path.Length == end + 3 || path[end + 3] == '\\')
            ? OfDrive(drive, path[(end + 3)..])
            : null;

    private static string OfDrive(char letter, string rest) => $"{char.ToUpperInvariant(letter)}:{(rest.Length == 0 ? @"\" : rest)}";

    private static bool IsThisMachine(string server, string machine) =>
        server.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || server.Equals(machine, StringComparison.OrdinalIgnoreCase)
        || server.StartsWith(machine + ".", StringComparison.OrdinalIgnoreCase)
        || server.StartsWith("127.", StringComparison.Ordinal)
        || server.EndsWith("--1.ipv6-literal.net", StringComparison.OrdinalIgnoreCase);

    private static bool HasPrefix(string path) =>
        path is ['/' or '\\', '/' or '\\', '?' or '.', '/' or '\\', ..] or ['\\', '?', '?', '\\', ..];

    private static bool MayHaveIgnored(ReadOnlySpan<char> path)
    {
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] == ':' || (path[i] is '.' or ' ' && (i + 1 == path.Length || path[i + 1] is '/' or '\\' or '.' or ' ')))
                return true;
        }

        return false;
    }

    private static string WithoutIgnored(string name)
    {
        var end = name.IndexOf(':', StringComparison.Ordinal);
        // Before a colon at the end stands a drive of PowerShell's, and not a file.
        if (end == name.Length - 1 && end > 0)
            return name;
        var file = end < 0 ? name : name[..end];
        if (file is "." or "..")
            return file;
        var plain = file.TrimEnd('.', ' ');
        // What would leave nothing names no file.
        return plain.Length > 0 ? plain : name;
    }
}
