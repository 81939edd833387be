using PoolCoordination.Installation;

namespace PoolCoordination.Tests.Installation;

/// <summary>Which <c>pool</c> hooks start.</summary>
public sealed class PoolExecutableTests : IDisposable
{
    private static readonly string s_name = OperatingSystem.IsWindows() ? "pool.exe" : "pool";

    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_build_has_it_beside_the_assemblies()
    {
        Make(s_name);

        Assert.Equal(_folder[s_name], PoolExecutable.In(_folder.Path));
    }

    [Fact]
    public void A_package_has_it_in_the_folder_of_the_platform()
    {
        Make(PoolExecutable.Platform, s_name);
        Make("plan9-x64", s_name);

        Assert.Equal(_folder[PoolExecutable.Platform, s_name], PoolExecutable.In(_folder.Path));
    }

    [Fact]
    public void A_package_without_this_platform_has_none()
    {
        Make("plan9-x64", s_name);

        Assert.False(File.Exists(PoolExecutable.In(_folder.Path)));
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
