using PoolCoordination.Faults;
using PoolCoordination.Settings;

namespace PoolCoordination.Tests.Settings;

public sealed class OptionTests : IDisposable
{
    private readonly ScratchPool _pool = new();

    [Fact]
    public void Where_nobody_set_anything_the_defaults_count()
    {
        var values = _pool.Pool.Settings.Options.Select(value => (value.Option.Name, value.Value, value.Source));

        Assert.Equal(
            [
                ("primer", "on", OptionSource.Default),
                ("auto", "off", OptionSource.Default),
                ("guard", "deny", OptionSource.Default),
                ("autoClaim", "off", OptionSource.Default),
                ("inProgress", "warn", OptionSource.Default),
                ("shellGuard", "deny", OptionSource.Default),
                ("compactAbove", null, OptionSource.Default),
                ("remoteAway", "warn", OptionSource.Default),
                ("wake", "off", OptionSource.Default),
                ("notify", "off", OptionSource.Default),
                ("durable", "off", OptionSource.Default),
                ("pool", "file", OptionSource.Default),
            ],
            values
        );
    }

    [Fact]
    public void The_environment_beats_the_file_which_beats_the_default()
    {
        new PoolSettingsFile(_pool.Location).SetOption(PoolOption.Guard, "ask");
        Assert.Equal(new OptionValue(PoolOption.Guard, "ask", OptionSource.PoolJson), _pool.Pool.Settings.Value(PoolOption.Guard));

        _pool.Variables["POOL_GUARD"] = "WARN";
        Assert.Equal(new OptionValue(PoolOption.Guard, "warn", OptionSource.Environment), _pool.Pool.Settings.Value(PoolOption.Guard));

        _pool.Variables["POOL_GUARD"] = "";
        Assert.Equal(OptionSource.PoolJson, _pool.Pool.Settings.Value(PoolOption.Guard).Source);
    }

    [Theory]
    [InlineData("primer", "POOL_PRIMER")]
    [InlineData("autoClaim", "POOL_AUTOCLAIM")]
    [InlineData("compactAbove", "POOL_COMPACTABOVE")]
    [InlineData("remoteAway", "POOL_REMOTEAWAY")]
    [InlineData("pool", "POOL_PATH")]
    public void Each_option_has_a_variable(string name, string variable) => Assert.Equal(variable, PoolOption.Find(name).Variable);

    [Theory]
    [InlineData("on", "on")]
    [InlineData(" ON ", "on")]
    [InlineData("true", "on")]
    [InlineData("1", "on")]
    [InlineData("Yes", "on")]
    [InlineData("0", "off")]
    [InlineData("false", "off")]
    [InlineData("no", "off")]
    [InlineData("maybe", null)]
    [InlineData("", null)]
    public void A_switch_takes_the_usual_words(string text, string? value) => Assert.Equal(value, PoolOption.Auto.Normalize(text));

    [Theory]
    [InlineData("1048576", "1048576")]
    [InlineData("500KB", "512000")]
    [InlineData("100mb", "104857600")]
    [InlineData("100 MB", "104857600")]
    [InlineData("2G", "2147483648")]
    [InlineData("64B", "64")]
    [InlineData("0", null)]
    [InlineData("-1", null)]
    [InlineData("1.5GB", null)]
    [InlineData("GB", null)]
    [InlineData("B", null)]
    [InlineData("", null)]
    [InlineData("1000000000000GB", null)]
    [InlineData("99999999999999999999", null)]
    public void A_size_is_a_number_of_bytes_with_a_unit(string text, string? value) =>
        Assert.Equal(value, PoolOption.CompactAbove.Normalize(text));

    [Theory]
    [InlineData("guard", "maybe", "deny, ask, warn, off")]
    [InlineData("auto", "maybe", "on, off")]
    [InlineData("compactAbove", "big", "100MB")]
    public void A_wrong_value_is_refused_with_what_the_option_takes(string option, string value, string accepted)
    {
        var exception = Assert.Throws<PoolException>(() => new PoolSettingsFile(_pool.Location).SetOption(PoolOption.Find(option), value));

        Assert.Contains(accepted, exception.Message, StringComparison.Ordinal);
        Assert.Contains(value, exception.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_pool.Location.SettingsPath));
    }

    [Fact]
    public void An_unknown_option_is_refused_with_the_known_ones()
    {
        var exception = Assert.Throws<PoolException>(() => PoolOption.Find("gaurd"));

        const string options = "primer, auto, guard, autoClaim, inProgress, shellGuard, compactAbove";
        Assert.Contains(options, exception.Message, StringComparison.Ordinal);
        Assert.Same(PoolOption.AutoClaim, PoolOption.Find("AUTOCLAIM"));
    }

    [Theory]
    [InlineData("""{"primer":false,"guard":"ASK","compactAbove":1048576}""", "off", "ask", "1048576")]
    [InlineData("""{"primer":"off","guard":"ask","compactAbove":"1MB"}""", "off", "ask", "1048576")]
    [InlineData("""{"primer":0,"guard":"maybe","compactAbove":"big"}""", "off", "deny", null)]
    [InlineData("""{"primer":null,"guard":{},"compactAbove":[]}""", "on", "deny", null)]
    public void In_the_file_values_may_have_either_form_and_wrong_ones_count_as_not_set(
        string json,
        string primer,
        string guard,
        string? compactAbove
    )
    {
        _pool.WriteSettings(json);
        var settings = _pool.Pool.Settings;

        Assert.Equal(primer, settings.Value(PoolOption.Primer).Value);
        Assert.Equal(guard, settings.Value(PoolOption.Guard).Value);
        Assert.Equal(compactAbove, settings.Value(PoolOption.CompactAbove).Value);
    }

    [Fact]
    public void A_wrong_value_in_the_environment_counts_as_not_set()
    {
        _pool.WriteSettings("""{"guard":"ask"}""");
        _pool.Variables["POOL_GUARD"] = "maybe";

        Assert.Equal("ask", _pool.Pool.Settings.Value(PoolOption.Guard).Value);
    }

    public void Dispose() => _pool.Dispose();
}
