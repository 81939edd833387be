using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using PoolCoordination.Entries;
using PoolCoordination.Pools;
using PoolCoordination.Storage;
using PoolCoordination.Tests.Hooks;

namespace PoolCoordination.Tests.Claims;

/// <summary>The names by which Windows knows one file: a claim by any of them bars an edit by any other.</summary>
public sealed partial class WindowsNamesTests : IDisposable
{
    private const uint RemoveDrive = 2;

    private readonly ScratchPool _pool = new();
    private readonly HookSession _session;
    private readonly string _file;

    public WindowsNamesTests()
    {
        Assert.SkipUnless(OperatingSystem.IsWindows(), "Elsewhere these are names of other files.");
        _session = new HookSession(_pool, "7c1d9e52-4b0a-4f3e");
        _pool.Variables["CLAUDE_INSTANCE"] = "A";
        var folder = Path.Combine(RealPath.Of(_pool.InFolder()), "source code");
        Directory.CreateDirectory(folder);
        _file = Path.Combine(folder, "the claimed file.py");
        File.WriteAllText(_file, "");
    }

    public static TheoryData<string> Spellings =>
        [
            "{0}:{1}",
            "{0}:/{2}",
            "/{0}/{2}",
            "/mnt/{0}/{2}",
            @"\\?\{0}:{1}",
            @"\\.\{0}:{1}",
            "{0}:{1}::$DATA",
            "{0}:{1}. ",
            @"\\localhost\{0}${1}",
            @"\\127.0.0.1\{0}${1}",
        ];

    [Theory]
    [MemberData(nameof(Spellings))]
    public void An_edit_by_any_name_of_a_claimed_file_is_denied(string spelling)
    {
        Claim("source code/the claimed file.py");

        Assert.True(IsDenied(Spell(spelling, _file)));
        Assert.True(IsDenied(Spell(spelling, _file).ToUpperInvariant()));
        Assert.False(IsDenied(Spell(spelling, _file.Replace("claimed", "free", StringComparison.Ordinal))));
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public void A_claim_by_any_name_of_a_file_bars_an_edit_of_it(string spelling)
    {
        Claim(Spell(spelling, _file));

        Assert.True(IsDenied(_file));
        Assert.False(IsDenied(_file.Replace("claimed", "free", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("/{0}/{2}")]
    [InlineData(@"\\?\{0}:{1}")]
    public void The_same_goes_for_a_file_that_is_to_be_made(string spelling)
    {
        var made = _file.Replace("claimed", "new", StringComparison.Ordinal);
        Claim(Spell(spelling, made));

        Assert.True(IsDenied(made));
        Assert.True(IsDenied(Spell(spelling, made)));
    }

    [Fact]
    public void The_machines_name_before_a_drive_is_this_machine()
    {
        Claim("source code/the claimed file.py");

        Assert.True(IsDenied(Spell($@"\\{Environment.MachineName}\{{0}}${{1}}", _file)));
    }

    [Fact]
    public void A_short_name_is_the_file_of_the_long_one()
    {
        var buffer = new char[1024];
        var length = GetShortPathNameW(_file, buffer, (uint)buffer.Length);
        var shortName = new string(buffer, 0, (int)length);
        Assert.SkipUnless(shortName.Contains('~', StringComparison.Ordinal), "This file system has no short names.");

        Claim("source code/the claimed file.py");
        Assert.True(IsDenied(shortName));

        Claim(shortName);
        Assert.True(IsDenied(_file));
    }

    [Fact]
    public void A_substituted_drive_is_the_folder_that_it_stands_for()
    {
        var letter = Enumerable.Range('G', 15).Select(code => (char)code).First(code => !Directory.Exists($@"{code}:\"));
        Assert.SkipUnless(DefineDosDeviceW(0, $"{letter}:", Path.GetDirectoryName(_file)!) != 0, "Drives cannot be substituted here.");
        try
        {
            var substituted = $@"{letter}:\the claimed file.py";
            Assert.SkipUnless(File.Exists(substituted), "Drives cannot be substituted here.");
            Claim("source code/the claimed file.py");
            Assert.True(IsDenied(substituted));
        }
        finally
        {
            _ = DefineDosDeviceW(RemoveDrive, $"{letter}:", null);
        }
    }

    public void Dispose() => _pool.Dispose();

    private static string Spell(string spelling, string path) =>
        spelling
            .Replace("{0}", path[..1], StringComparison.Ordinal)
            .Replace("{1}", path[2..], StringComparison.Ordinal)
            .Replace("{2}", path[3..].Replace('\\', '/'), StringComparison.Ordinal);

    private void Claim(string path) =>
        Assert.True(
            _pool.Pool.Claim(
                new PoolEntry
                {
                    Instance = "B",
                    SessionId = "b0000000",
                    Action = PoolAction.Claimed,
                    Topic = path,
                    Affects = [path],
                }
            ).IsGranted
        );

    private bool IsDenied(string path)
    {
        var input = new JsonObject { ["file_path"] = path, ["old_string"] = "a", ["new_string"] = "b" };
        return _session.Run("PreToolUse", ("tool_name", "Edit"), ("tool_input", input)).Contains("\"deny\"", StringComparison.Ordinal);
    }

    [LibraryImport("kernel32", StringMarshalling = StringMarshalling.Utf16)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial uint GetShortPathNameW(string path, [Out] char[] shortPath, uint length);

    [LibraryImport("kernel32", StringMarshalling = StringMarshalling.Utf16)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int DefineDosDeviceW(uint flags, string drive, string? target);
}
