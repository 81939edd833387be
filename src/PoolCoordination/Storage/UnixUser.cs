using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace PoolCoordination.Storage;

/// <summary>Users of Unix, by their numbers.</summary>
internal static partial class UnixUser
{
    /// <summary>The number of root.</summary>
    public const uint Root = 0;

    private const string Accounts = "/etc/passwd";

    /// <summary>The user whose rights this process has.</summary>
    public static uint Current { get; } = geteuid();

    /// <summary>Whether this process has the rights of root, as under <c>sudo</c>.</summary>
    public static bool IsRoot => Current == Root;

    /// <summary>The name of a user, where the machine's own list has one; else the number.</summary>
    public static string NameOf(uint user)
    {
        if (user == Root)
            return "root";
        var number = user.ToString(CultureInfo.InvariantCulture);
        try
        {
            foreach (var line in Encoding.UTF8.GetString(File.ReadAllBytes(Accounts)).Split('\n'))
            {
                if (line.Split(':') is [var name, _, var id, ..] && id == number)
                    return name;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The number says it too.
        }

        return $"user {number}";
    }

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial uint geteuid();
}
