using PoolCoordination.Storage;

namespace PoolCoordination.Tests.Storage;

public sealed class RealPathTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public RealPathTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights there.");

    [Fact]
    public void Links_are_followed_wherever_they_are_in_a_path()
    {
        _folder.Folder("real", "deep");
        File.WriteAllText(_folder["real", "deep", "file"], "");
        Directory.CreateSymbolicLink(_folder["absolute"], _folder["real"]);
        Directory.CreateSymbolicLink(_folder["relative"], "absolute");
        Directory.CreateSymbolicLink(_folder["real", "up"], Path.Combine("..", "relative", "deep"));
        File.CreateSymbolicLink(_folder["file"], Path.Combine("real", "up", "file"));

        Assert.Equal(Real("real", "deep", "file"), RealPath.Of(_folder["file"]));
        Assert.Equal(Real("real", "deep", "file"), RealPath.Of(_folder["relative", "up", "file"]));
    }

    [Fact]
    public void A_path_that_does_not_exist_comes_after_one_that_does()
    {
        _folder.Folder("real");
        Directory.CreateSymbolicLink(_folder["link"], "real");
        Directory.CreateSymbolicLink(_folder["broken"], "nowhere");

        Assert.Equal(Real("real", "new", "file"), RealPath.Of(_folder["link", "new", "file"]));
        Assert.Equal(Real("nowhere", "file"), RealPath.Of(_folder["broken", "file"]));
        Assert.Equal(Real("real", "file"), RealPath.Of(_folder["link", ".", "x", "..", "file"]));
    }

    [Fact]
    public void A_file_has_a_name_by_each_link_above_it()
    {
        _folder.Folder("real", "deep");
        Directory.CreateSymbolicLink(_folder["outer"], "real");
        Directory.CreateSymbolicLink(_folder["real", "inner"], "deep");

        Assert.Equal(
            new[] { Real("real", "deep", "f"), Real("real", "inner", "f"), _folder["outer", "inner", "f"] }.Order(),
            RealPath.Aliases(_folder["outer", "inner", "f"]).Order()
        );
        Assert.Equal([Real("real", "f")], RealPath.Aliases(_folder["real", "f"]));
    }

    [Fact]
    public void As_many_as_40_links_in_a_row_are_followed()
    {
        _folder.Folder("real");
        Directory.CreateSymbolicLink(_folder["1"], "real");
        for (var i = 2; i <= 41; i++)
            Directory.CreateSymbolicLink(_folder[$"{i}"], $"{i - 1}");

        Assert.Equal(Real("real", "file"), RealPath.Of(_folder["40", "file"]));
        Assert.Equal(Real("1", "file"), RealPath.Of(_folder["41", "file"]));
    }

    [Fact]
    public void A_path_of_very_many_folders_has_no_more_names_than_two()
    {
        var path = "/" + string.Concat(Enumerable.Repeat("a/", 20_000));

        Assert.InRange(RealPath.Aliases(path).Count, 1, 2);
    }

    [Fact]
    public void Loops_end()
    {
        Directory.CreateSymbolicLink(_folder["self"], "self");
        Directory.CreateSymbolicLink(_folder["one"], "two");
        Directory.CreateSymbolicLink(_folder["two"], "one");
        Directory.CreateSymbolicLink(_folder["deeper"], Path.Combine("deeper", "deeper", "deeper"));

        Assert.Equal(Real("self", "file"), RealPath.Of(_folder["self", "file"]));
        Assert.StartsWith(Real(), RealPath.Of(_folder["one", "file"]), StringComparison.Ordinal);
        Assert.StartsWith(Real(), RealPath.Of(_folder["deeper"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_of_Windows_is_left_as_it_is() => Assert.Equal(@"C:\Work\src\a.py", RealPath.Of(@"C:\Work\src\a.py"));

    public void Dispose() => _folder.Dispose();

    private string Real(params string[] parts) => Path.Combine([RealPath.Of(_folder.Path), .. parts]);
}
