using System.Runtime.InteropServices;
using PoolCoordination.Text;

namespace PoolCoordination.Host;

/// <summary>
/// A short name for the terminal of a process, for a profile that every new terminal runs: the same terminal gives the same name, and
/// two terminals give two.
/// </summary>
public static partial class TerminalName
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";
    private const int Length = 4;

    /// <summary>The name, such as <c>T3f9a</c>; null if the process has no terminal that can be distinguished from others.</summary>
    public static string? Of(PoolEnvironment environment) => Of(environment, Environment.MachineName, Device);

    /// <summary>Gets the name on a machine and a device.</summary>
    internal static string? Of(PoolEnvironment environment, string machine, Func<string?> device)
    {
        ArgumentNullException.ThrowIfNull(environment);
        // What runs in a pane of tmux inherits the variables of the terminal in which tmux was started, so the pane comes first.
        if (environment.Variable("TMUX_PANE") is { } pane)
            return Name($"{machine} {environment.Variable("TMUX")} {pane}");
        if ((environment.Variable("WT_SESSION") ?? environment.Variable("TERM_SESSION_ID")) is { } session)
            return Name(session);
        return device() is { } path ? Name($"{machine} {path}") : null;
    }

    private static string Name(string terminal)
    {
        var hash = Fnv1a.Hash(terminal);
        // The low bits of the hash depend on few of the input's: the high ones are mixed in.
        hash ^= hash >> 32;
        Span<char> name = stackalloc char[Length + 1];
        name[0] = 'T';
        for (var i = 1; i < name.Length; i++)
        {
            name[i] = Digits[(int)(hash % (ulong)Digits.Length)];
            hash /= (ulong)Digits.Length;
        }

        return name.ToString();
    }

    /// <summary>The terminal's device, such as <c>/dev/pts/3</c>, by whichever of the three standard streams is one.</summary>
    private static string? Device()
    {
        if (OperatingSystem.IsWindows())
            return null;
        for (var stream = 0; stream <= 2; stream++)
        {
            if (Marshal.PtrToStringUTF8(ttyname(stream)) is { Length: > 0 } path)
                return path;
        }

        return null;
    }

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint ttyname(int stream);
}
