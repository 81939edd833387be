using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace PoolCoordination.Installation;

/// <summary>The executable <c>pool</c> that belongs to this engine, for hooks and for what runs on by itself.</summary>
public static class PoolExecutable
{
    /// <summary>Its path, also where PowerShell is the program; whether it is there is not said.</summary>
    [UnconditionalSuppressMessage("SingleFile", "IL3000", Justification = "Compiled into pool, the engine has no file, and the program's folder is the one.")]
    public static string FullPath =>
        In(typeof(PoolExecutable).Assembly.Location is { Length: > 0 } assembly ? Path.GetDirectoryName(assembly)! : AppContext.BaseDirectory);

    /// <summary>The same beside an assembly: in the folder of this platform, as a package for several has one, or else in the assembly's own.</summary>
    internal static string In(string folder)
    {
        var file = ExecutableFiles.ExecutableName;
        var ofPlatform = Path.Combine(folder, Platform, file);
        return File.Exists(ofPlatform) ? ofPlatform : Path.Combine(folder, file);
    }

    /// <summary>What .NET calls this platform, such as <c>linux-x64</c>.</summary>
    internal static string Platform
    {
        get
        {
            var system =
                OperatingSystem.IsWindows() ? "win"
                : OperatingSystem.IsMacOS() ? "osx"
                : "linux";
            return $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
        }
    }
}
