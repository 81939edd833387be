using PoolCoordination.Installation;

namespace PoolCoordination.Tests.Installation;

/// <summary>Where the executables are that hooks start.</summary>
public sealed class PoolExecutableTests : IDisposable
{
    private static readonly string s_name = OperatingSystem.IsWindows() ? "pool.exe" : "pool";

    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_build_has_them_beside_the_assemblies()
    {
        Make(s_name);

        Assert.Equal(_folder.Path, PoolExecutable.In(_folder.Path));
    }

    [Fact]
    public void A_package_has_them_in_the_folder_of_the_platform()
    {
        Make(PoolExecutable.Platform, s_name);
        Make("plan9-x64", s_name);

        Assert.Equal(_folder[PoolExecutable.Platform], PoolExecutable.In(_folder.Path));
    }

    [Fact]
    public void A_package_without_this_platform_has_none()
    {
        Make("plan9-x64", s_name);

        Assert.False(File.Exists(Path.Combine(PoolExecutable.In(_folder.Path), s_name)));
    }

    [Fact]
    public void The_platform_is_named_as_the_runtime_names_it() =>
        Assert.Equal(System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier, PoolExecutable.Platform);

    private void Make(params string[] path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[path])!);
        File.WriteAllText(_folder[path], "");
    }
}
