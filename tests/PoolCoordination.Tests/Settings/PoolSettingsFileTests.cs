using System.Text;
using System.Text.Json;
using PoolCoordination.Faults;
using PoolCoordination.Pools;
using PoolCoordination.Relevance;
using PoolCoordination.Settings;

namespace PoolCoordination.Tests.Settings;

public sealed class PoolSettingsFileTests : IDisposable
{
    private readonly ScratchPool _pool = new();

    [Fact]
    public void What_it_does_not_know_survives_changes()
    {
        _pool.WriteSettings("""{"future":{"a":[1.50,null,"é"]},"guard":"ask","domains":{"X":["x"],"odd":7}}""");

        Settings.SetOption(PoolOption.Primer, "off");
        Settings.SetDomain(new Domain("A", ["pipeline"]));

        using var json = JsonDocument.Parse(File.ReadAllBytes(_pool.Location.SettingsPath));
        Assert.Equal("1.50", json.RootElement.GetProperty("future").GetProperty("a")[0].GetRawText());
        Assert.Equal("é", json.RootElement.GetProperty("future").GetProperty("a")[2].GetString());
        Assert.Equal("ask", json.RootElement.GetProperty("guard").GetString());
        Assert.Equal(7, json.RootElement.GetProperty("domains").GetProperty("odd").GetInt32());
        Assert.False(json.RootElement.GetProperty("primer").GetBoolean());
        Assert.Equal("pipeline", json.RootElement.GetProperty("domains").GetProperty("A")[0].GetString());
    }

    [Fact]
    public void A_link_stays_one_and_what_it_points_to_is_changed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows lets not everybody make links.");
        _pool.WriteSettings("{}");
        var target = _pool.InFolder("dotfiles.json");
        File.Move(_pool.Location.SettingsPath, target);
        File.CreateSymbolicLink(_pool.Location.SettingsPath, target);

        Settings.SetOption(PoolOption.Primer, "off");

        Assert.Equal(target, new FileInfo(_pool.Location.SettingsPath).LinkTarget);
        Assert.Contains("\"primer\"", File.ReadAllText(target), StringComparison.Ordinal);
    }

    [Fact]
    public void A_domain_is_found_and_replaced_ignoring_case()
    {
        _pool.SetDomain("Legion", "one", "two");
        _pool.SetDomain("LEGION", "three", " Three ", "four five", "--");

        var domain = Assert.Single(_pool.Pool.Settings.Domains);
        Assert.Equal("LEGION", domain.Instance);
        Assert.Equal(["three", "four five"], domain.Keywords);
        Assert.NotNull(_pool.Pool.DomainOf("legion"));
        Assert.Null(_pool.Pool.DomainOf("A"));
    }

    [Fact]
    public void A_domain_is_removed_ignoring_case()
    {
        _pool.SetDomain("A", "one");
        _pool.SetDomain("B", "two");

        Assert.True(Settings.RemoveDomain("a"));
        Assert.False(Settings.RemoveDomain("a"));
        Assert.Equal("B", Assert.Single(_pool.Pool.Settings.Domains).Instance);
    }

    [Fact]
    public void A_domain_needs_a_name_and_a_word()
    {
        Assert.Throws<PoolException>(() => _pool.SetDomain(" ", "one"));
        Assert.Throws<PoolException>(() => _pool.SetDomain("A"));
        Assert.Throws<PoolException>(() => _pool.SetDomain("A", "", " - "));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{\"guard\":\"ask\"")]
    [InlineData("{\"guard\":\"ask\"} x")]
    public void A_file_that_is_not_a_json_object_is_an_error_and_stays_as_it_is(string content)
    {
        _pool.WriteSettings(content);

        Assert.Contains("pool.json", Assert.Throws<PoolException>(() => _pool.Pool.Settings).Message, StringComparison.Ordinal);
        Assert.Contains(
            "pool.json",
            Assert.Throws<PoolException>(() => Settings.SetOption(PoolOption.Guard, "ask")).Message,
            StringComparison.Ordinal
        );
        Assert.Equal(content, File.ReadAllText(_pool.Location.SettingsPath));
    }

    [Fact]
    public void A_byte_order_mark_of_an_editor_is_passed_over()
    {
        Directory.CreateDirectory(_pool.Location.Folder);
        File.WriteAllText(_pool.Location.SettingsPath, """{"guard":"ask"}""", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        Assert.Equal("ask", _pool.Pool.Settings.Value(PoolOption.Guard).Value);
        Settings.SetOption(PoolOption.Auto, "on");
        Assert.Equal("ask", _pool.Pool.Settings.Value(PoolOption.Guard).Value);
    }

    [Fact]
    public void Odd_domains_are_passed_over()
    {
        _pool.WriteSettings("""{"domains":{"A":"text","B":[1,"two",{"x":["y"]}],"C":{"x":1},"D":null}}""");

        Assert.Equal(["two"], _pool.Pool.DomainOf("B")!.Keywords);
        Assert.Null(_pool.Pool.DomainOf("A"));

        _pool.WriteSettings("""{"domains":["A"]}""");
        Assert.Empty(_pool.Pool.Settings.Domains);
        _pool.SetDomain("A", "one");
        Assert.NotNull(_pool.Pool.DomainOf("A"));
    }

    [Fact]
    public async Task Writers_at_once_lose_nothing()
    {
        const int Writers = 4, Each = 15;

        await Task.WhenAll(
            Enumerable
                .Range(0, Writers)
                .Select(writer =>
                    Task.Run(
                        () =>
                        {
                            for (var i = 0; i < Each; i++)
                                _pool.SetDomain($"I{writer}-{i}", "word");
                        },
                        TestContext.Current.CancellationToken
                    )
                )
        );

        Assert.Equal(Writers * Each, _pool.Pool.Settings.Domains.Count);
    }

    [Fact]
    public void It_is_private()
    {
        _pool.SetDomain("A", "one");

        if (!OperatingSystem.IsWindows())
            Assert.Equal("600", Convert.ToString((int)File.GetUnixFileMode(_pool.Location.SettingsPath), 8));
    }

    public void Dispose() => _pool.Dispose();

    private PoolSettingsFile Settings => new(_pool.Location);
}
