using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace PoolCoordination.Installation;

/// <summary>The executables that belong to this engine: <c>pool-hook</c> for hooks, and <c>pool</c> for what runs on by itself.</summary>
public static class PoolExecutable
{
    /// <summary>The folder of both, also where PowerShell is the program; whether they are there is not said.</summary>
    [UnconditionalSuppressMessage(
        "SingleFile",
        "IL3000",
        Justification = "Compiled into an executable, the engine has no file, and the program's folder is the one."
    )]
    public static string Folder =>
        In(
            typeof(PoolExecutable).Assembly.Location is { Length: > 0 } assembly
                ? Path.GetDirectoryName(assembly)!
                : AppContext.BaseDirectory
        );

    /// <summary>The path of <c>pool</c>.</summary>
    internal static string FullPath => Path.Combine(Folder, ExecutableFiles.FileNameOf(ExecutableFiles.PoolName));

    /// <summary>The path of <c>pool-hook</c>.</summary>
    public static string HookPath => Path.Combine(Folder, ExecutableFiles.FileNameOf(ExecutableFiles.HookName));

    /// <summary>
    /// The folder beside an assembly: that of this platform, as a package for several has one, or else the assembly's own.
    /// </summary>
    internal static string In(string folder)
    {
        var ofPlatform = Path.Combine(folder, Platform);
        return File.Exists(Path.Combine(ofPlatform, ExecutableFiles.FileNameOf(ExecutableFiles.PoolName))) ? ofPlatform : folder;
    }

    /// <summary>Gets .NET's name of this platform, such as <c>linux-x64</c>.</summary>
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
