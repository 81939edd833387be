using PoolCoordination.Storage;

namespace PoolCoordination.Tests.Storage;

public sealed class WslBoundaryTests
{
    private const string Kernel = "6.6.87.2-microsoft-standard-WSL2\n";

    private const string Mounts = """
        /dev/sdc / ext4 rw,relatime 0 0
        C:\134 /mnt/c 9p rw,noatime,aname=drvfs;path=C:\;uid=1000 0 0
        none /mnt/d tmpfs rw 0 0
        D: /mnt/e drvfs rw 0 0
        """;

    [Theory]
    [InlineData("/mnt/c/code/pool.jsonl", "/mnt/c")]
    [InlineData("/mnt/e/pool.jsonl", "/mnt/e")]
    public void In_WSL_a_drive_of_Windows_is_recognized(string log, string drive)
    {
        Assert.Equal(drive, WslBoundary.DriveOf(log));
        Assert.True(WslBoundary.IsWindowsDrive(drive, Kernel, () => Mounts));
    }

    [Theory]
    [InlineData("/mnt/d", Kernel)]
    [InlineData("/mnt/x", Kernel)]
    [InlineData("/mnt/c", "6.1.0-18-amd64\n")]
    public void A_folder_of_Linux_is_none_nor_is_one_of_another_kernel(string folder, string kernel) =>
        Assert.False(WslBoundary.IsWindowsDrive(folder, kernel, () => Mounts));

    [Theory]
    [InlineData("/home/dev/pool.jsonl")]
    [InlineData("/mnt/data/pool.jsonl")]
    [InlineData("/mnt/c")]
    public void Elsewhere_nothing_is_looked_up(string log) => Assert.Null(WslBoundary.DriveOf(log));

    [Theory]
    [InlineData(@"\\wsl$\Debian\home\dev\pool.jsonl", true)]
    [InlineData(@"\\wsl.localhost\Debian\home\dev\pool.jsonl", true)]
    [InlineData(@"\\server\wsl$\pool.jsonl", false)]
    public void On_Windows_the_files_of_Linux_are_recognized(string log, bool isInLinux) =>
        Assert.Equal(isInLinux, WslBoundary.IsInLinux(log));
}
