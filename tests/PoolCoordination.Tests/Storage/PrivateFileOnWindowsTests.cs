using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;
using System.Text;
using PoolCoordination.Storage;

namespace PoolCoordination.Tests.Storage;

public sealed class PrivateFileOnWindowsTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public PrivateFileOnWindowsTests() => Assert.SkipUnless(OperatingSystem.IsWindows(), "Elsewhere a file has a mode.");

    [Fact]
    [SupportedOSPlatform("windows")]
    public void A_file_and_its_folders_are_for_the_user_the_system_and_the_administrators()
    {
        var path = _folder["new", "pool", "pool.jsonl"];

        PrivateFile.Create(path);
        PrivateFile.Replace(_folder["new", "pool", "pool.json"], "{}"u8);

        using var user = WindowsIdentity.GetCurrent();
        string[] expected = [user.User!.Value, "S-1-5-18", "S-1-5-32-544"];
        foreach (var file in (string[])[path, _folder["new", "pool", "pool.json"]])
            AssertAccess(expected, new FileSecurity(file, AccessControlSections.Access));
        foreach (var folder in (string[])[_folder["new"], _folder["new", "pool"]])
            AssertAccess(expected, new DirectorySecurity(folder, AccessControlSections.Access));
    }

    [Fact]
    [SupportedOSPlatform("windows")]
    public void A_file_that_others_may_read_is_found_and_a_private_one_is_not()
    {
        var path = _folder["new", "pool.jsonl"];
        PrivateFile.Create(path);
        Assert.False(WindowsAccess.IsOpenToOthers(path));

        var access = new FileSecurity(path, AccessControlSections.Access);
        var everyone = new SecurityIdentifier(WellKnownSidType.WorldSid, null);
        access.AddAccessRule(new FileSystemAccessRule(everyone, FileSystemRights.Read, AccessControlType.Allow));
        new FileInfo(path).SetAccessControl(access);

        Assert.True(WindowsAccess.IsOpenToOthers(path));
        Assert.False(WindowsAccess.IsWritableByOthers(path));
    }

    [Fact]
    public void What_is_written_is_there_and_can_be_replaced_and_read()
    {
        var path = _folder["new", "file"];

        PrivateFile.Replace(path, "one"u8);
        PrivateFile.Replace(path, "two"u8, like: path);

        Assert.Equal("two", Encoding.UTF8.GetString(RegularFile.ReadAll(path)!));
        PrivateFile.CreateFolder(_folder["new"]);
        Assert.Single(Directory.GetFiles(_folder["new"]));
    }

    public void Dispose() => _folder.Dispose();

    [SupportedOSPlatform("windows")]
    private static void AssertAccess(string[] identities, FileSystemSecurity access)
    {
        Assert.True(access.AreAccessRulesProtected);
        var rules = access.GetAccessRules(true, true, typeof(SecurityIdentifier)).Cast<FileSystemAccessRule>().ToList();
        Assert.Equivalent(identities, rules.Select(rule => rule.IdentityReference.Value), strict: true);
        Assert.All(rules, rule => Assert.Equal(FileSystemRights.FullControl, rule.FileSystemRights));
    }
}
