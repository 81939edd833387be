using PoolCoordination.Host;

namespace PoolCoordination.Tests.Host;

public sealed class WindowsPathTests
{
    private const string Machine = "BUILD7";

    [Theory]
    [InlineData(@"Z:\shop\src\a.py")]
    [InlineData("/z/shop/src/a.py")]
    [InlineData("/Z/shop/src/a.py")]
    [InlineData("/mnt/z/shop/src/a.py")]
    [InlineData("/cygdrive/z/shop/src/a.py")]
    [InlineData(@"\\?\Z:\shop\src\a.py")]
    [InlineData(@"\\.\Z:\shop\src\a.py")]
    [InlineData(@"\??\Z:\shop\src\a.py")]
    [InlineData("//?/Z:/shop/src/a.py")]
    [InlineData(@"\\localhost\z$\shop\src\a.py")]
    [InlineData(@"\\127.0.0.1\Z$\shop\src\a.py")]
    [InlineData("//build7/z$/shop/src/a.py")]
    [InlineData(@"\\BUILD7.example.org\z$\shop\src\a.py")]
    [InlineData(@"\\?\UNC\localhost\z$\shop\src\a.py")]
    [InlineData(@"Z:\shop\src\a.py::$DATA")]
    [InlineData(@"Z:\shop\src\a.py:stream")]
    [InlineData(@"Z:\shop\src::$INDEX_ALLOCATION\a.py")]
    [InlineData(@"Z:\shop\src\a.py.")]
    [InlineData(@"Z:\shop\src. .\a.py . ")]
    public void Each_spelling_of_a_file_is_read_as_the_one_from_its_drive(string spelling) =>
        Assert.Equal(@"Z:\shop\src\a.py", WindowsPath.Plain(spelling, Machine).Replace('/', '\\'), ignoreCase: true);

    [Theory]
    [InlineData(@"\\server\share\a.py")]
    [InlineData(@"\\server\z$\a.py")]
    [InlineData(@"\\localhost\share\a.py")]
    [InlineData(@"\\?\Volume{4c1b02c1-d990-11dc-99ae-806e6f6e6963}\a.py")]
    [InlineData(@"\\.\pipe\a")]
    [InlineData("/zoo/a.py")]
    [InlineData("/mnt/zoo/a.py")]
    [InlineData(@"\z\a.py")]
    [InlineData(@"..\src\.\a.py")]
    [InlineData("src/a.py")]
    [InlineData("Z:")]
    [InlineData("Work:/src/a.py")]
    [InlineData(":12")]
    [InlineData("...")]
    public void What_has_one_spelling_stays_as_it_is(string path) => Assert.Equal(path, WindowsPath.Plain(path, Machine));

    [Fact]
    public void The_separators_stay_where_something_is_left_out() =>
        Assert.Equal(@"src/deep\a.py", WindowsPath.Plain(@"src/deep.\a.py::$DATA", Machine));

    [Fact]
    public void A_drive_alone_is_its_folder() => Assert.Equal(@"Z:\", WindowsPath.Plain("/mnt/z", Machine));

    [Theory]
    [InlineData("CON", "CON")]
    [InlineData(@"C:\pools\nul.jsonl", "nul.jsonl")]
    [InlineData(@"C:\aux\pool.jsonl", "aux")]
    [InlineData("com1 .txt", "com1 .txt")]
    [InlineData("LPT¹", "LPT¹")]
    [InlineData("conout$", "conout$")]
    [InlineData(@"\\.\pipe\pool", @"\\.\pipe\pool")]
    [InlineData(@"\\.\PhysicalDrive0", @"\\.\PhysicalDrive0")]
    [InlineData(@"\\.\COM10", @"\\.\COM10")]
    public void A_name_of_a_device_is_found_wherever_it_is(string path, string device) =>
        Assert.Equal(device, WindowsPath.DeviceIn(path));

    [Theory]
    [InlineData(@"C:\console\pool.jsonl")]
    [InlineData(@"C:\common\com\com0.txt")]
    [InlineData(@"\\?\C:\pool.jsonl")]
    [InlineData(@"\\server\share\pool.jsonl")]
    [InlineData("my.con")]
    public void Any_other_name_is_none_of_a_device(string path) => Assert.Null(WindowsPath.DeviceIn(path));

    [Theory]
    [InlineData("~/pool.jsonl", true, true)]
    [InlineData(@"~\pool.jsonl", true, true)]
    [InlineData("~/pool.jsonl", false, true)]
    [InlineData(@"~\pool.jsonl", false, false)]
    [InlineData("~pool.jsonl", true, false)]
    public void The_home_folder_is_meant_by_a_tilde_and_a_separator_of_the_system(string path, bool isWindows, bool isMeant) =>
        Assert.Equal(isMeant, PoolEnvironment.IsBelowHome(path, isWindows));

    [Fact]
    public void On_Windows_the_profile_of_the_user_is_the_home_folder_and_not_the_HOME_of_a_shell()
    {
        Assert.SkipUnless(OperatingSystem.IsWindows(), "USERPROFILE is a variable of Windows.");
        var variables = new Dictionary<string, string> { ["HOME"] = @"C:\shell", ["USERPROFILE"] = @"C:\Users\dev" };
        var environment = new PoolEnvironment(name => variables.GetValueOrDefault(name), @"C:\");

        Assert.Equal(@"C:\Users\dev\.claude", environment.ConfigFolder);
        Assert.Equal(@"C:\Users\dev\x", environment.FullPath(@"~\x"));
    }

    [Fact]
    public void On_Windows_a_variable_may_have_a_path_as_Git_Bash_writes_it()
    {
        Assert.SkipUnless(OperatingSystem.IsWindows(), "Only Windows has drives.");
        var environment = new PoolEnvironment(name => name == "CLAUDE_PROJECT_DIR" ? "/c/code/shop" : null, @"C:\");

        Assert.Equal(@"C:\code\shop", environment.ProjectFolder);
    }
}
