using PoolCoordination.Faults;
using PoolCoordination.Host;
using PoolCoordination.Pools;
using PoolCoordination.Settings;
using PoolCoordination.Trust;

namespace PoolCoordination.Tests.Trust;

/// <summary>Which pool is meant.</summary>

public sealed class PoolFinderTests : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);

    public PoolFinderTests() => _variables["HOME"] = _folder.Folder("home");

    [Fact]
    public void By_default_it_is_in_claude_codes_folder_in_the_home_folder() =>
        Assert.Equal(_folder["home", ".claude", "pool", "instance_state.jsonl"], Find(_folder.Folder("home", "shop")));

    [Fact]
    public void Claude_codes_folder_can_be_another()
    {
        _variables["CLAUDE_CONFIG_DIR"] = _folder["config"];

        Assert.Equal(_folder["config", "pool", "instance_state.jsonl"], Find(_folder.Folder("home", "shop")));
    }

    [Theory]
    [InlineData("postgresq://app:hunter2secret@db.internal/shop")]
    [InlineData("postgres:/app:hunter2secret@db.internal/shop")]
    public void A_mistyped_address_is_refused_without_its_password(string address)
    {
        var error = Assert.Throws<PoolException>(() => Find(_folder.Folder("home", "shop"), address));

        Assert.Equal(PoolFault.Location, error.Fault);
        Assert.Contains("db.internal/shop' is not a valid pool", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_settings_are_those_by_which_it_was_found()
    {
        var pool = Pool.Open(Environment(_folder.Folder("home", "shop")), remote: null);
        File.WriteAllText(Path.Combine(_folder.Folder("home", ".claude", "pool"), "pool.json"), """{"guard": "off"}""");

        Assert.Equal("deny", pool.Settings.Value(PoolOption.Guard).Value);
    }

    [Theory]
    [InlineData("CLAUDE_CONFIG_DIR", ".claude")]
    [InlineData("CLAUDE_CONFIG_DIR", "~/.claude")]
    [InlineData("HOME", ".")]
    public void What_a_project_brings_is_not_the_users_own_pool_by_a_relative_path(string variable, string path)
    {
        var shop = _folder.Folder("home", "shop");
        _folder.Folder("home", "shop", ".claude", "pool");
        _folder.Folder("home", "shop", "~", ".claude", "pool");
        _variables[variable] = path;

        Assert.False(Find(shop).StartsWith(shop, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("CON")]
    [InlineData("NUL.jsonl")]
    [InlineData(@"pools\com1")]
    [InlineData(@"\\.\pipe\pool")]
    public void On_Windows_a_device_is_not_a_pool(string path)
    {
        Assert.SkipUnless(OperatingSystem.IsWindows(), "Elsewhere these are names of files.");
        _variables["POOL_PATH"] = path;

        var exception = Assert.Throws<PoolException>(() => Find(_folder.Path));

        Assert.Equal(PoolFault.Location, exception.Fault);
        Assert.Contains("is a device of Windows; use another name", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_case_does_not_matter_the_home_folder_is_recognized_in_any()
    {
        Assert.SkipUnless(OperatingSystem.IsWindows(), "Elsewhere it is another folder.");
        Approve("home", "shop");
        _folder.Folder("home", ".claude", "pool");
        _variables["HOME"] = _folder["HOME"];

        Assert.Equal(_folder["HOME", ".claude", "pool", "instance_state.jsonl"], Find(_folder["home"]));
    }

    [Fact]
    public void A_projects_pool_folder_beats_the_default()
    {
        Approve("home", "shop");

        Assert.Equal(
            _folder["home", "shop", ".claude", "pool", "instance_state.jsonl"],
            Find(_folder.Folder("home", "shop", "src", "deep"))
        );
    }

    [Fact]
    public void The_nearest_of_two_counts()
    {
        Approve("home", "shop");
        Approve("home", "shop", "sub");

        Assert.Equal(
            _folder["home", "shop", "sub", ".claude", "pool", "instance_state.jsonl"],
            Find(_folder.Folder("home", "shop", "sub", "x"))
        );
    }

    [Fact]
    public void A_projects_claude_folder_without_a_pool_folder_does_not_count()
    {
        _folder.Folder("home", "shop", ".claude");

        Assert.Equal(_folder["home", ".claude", "pool", "instance_state.jsonl"], Find(_folder["home", "shop"]));
    }

    [Fact]
    public void The_search_ends_below_the_home_folder()
    {
        _folder.Folder(".claude", "pool");
        _folder.Folder("home", ".claude", "pool");
        _variables["CLAUDE_CONFIG_DIR"] = _folder["config"];

        Assert.Equal(_folder["config", "pool", "instance_state.jsonl"], Find(_folder.Folder("home", "shop")));
        Assert.Equal(_folder["config", "pool", "instance_state.jsonl"], Find(_folder["home"]));
    }

    [Fact]
    public void A_project_beside_the_home_folder_has_a_pool_too()
    {
        Approve("srv", "shop");

        Assert.Equal(_folder["srv", "shop", ".claude", "pool", "instance_state.jsonl"], Find(_folder.Folder("srv", "shop", "src")));
    }

    [Fact]
    public void The_variable_beats_the_project_and_a_given_path_beats_both()
    {
        Approve("home", "shop");
        _variables["POOL_PATH"] = _folder["other.jsonl"];

        Assert.Equal(_folder["other.jsonl"], Find(_folder["home", "shop"]));
        Assert.Equal(_folder["given.jsonl"], Find(_folder["home", "shop"], _folder["given.jsonl"]));
    }

    [Fact]
    public void Paths_start_from_the_working_folder_or_from_home()
    {
        _variables["POOL_PATH"] = "pools/x.jsonl";
        Assert.Equal(_folder["home", "shop", "pools", "x.jsonl"], Find(_folder["home", "shop"]));

        _variables["POOL_PATH"] = "~/x.jsonl";
        Assert.Equal(_folder["home", "x.jsonl"], Find(_folder["home", "shop"]));
    }

    [Theory]
    [InlineData("postgres://u@h:5432/d?pool=team", "postgres://u@h:5432/d?pool=team", false)]
    [InlineData("postgresql://u:secret@h/d", "postgresql://u@h/d", true)]
    [InlineData("POSTGRES://u:se:cr/et?@h/d", "POSTGRES://u@h/d", true)]
    [InlineData("postgres://h:5432/d", "postgres://h:5432/d", false)]
    public void A_server_is_shown_without_its_password(string given, string shown, bool hasPassword)
    {
        var location = PoolFinder.Find(Environment(_folder.Folder("home", "shop")), given).Location;

        Assert.Equal(shown, location.Name);
        Assert.Equal(hasPassword, location.Server!.HasPassword);
        Assert.Equal(shown, location.ToString());
        Assert.DoesNotContain("secret", location.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("se:cr", location.ToString(), StringComparison.Ordinal);
        Assert.Equal(_folder["home", ".claude", "pool"], location.Folder);
    }

    [Fact]
    public void The_settings_of_a_projects_pool_may_name_a_server_and_a_path_that_is_given_beats_them()
    {
        var pool = _folder.Folder("home", "shop", ".claude", "pool");
        File.WriteAllText(Path.Combine(pool, "pool.json"), """{"domains":{},"pool":"postgres://u@h/d?pool=team"}""");
        Approve("home", "shop");
        var environment = Environment(_folder["home", "shop"]);

        Assert.Equal("postgres://u@h/d?pool=team", PoolFinder.Find(environment).Location.Name);
        Assert.Equal(pool, PoolFinder.Find(environment).Location.Folder);
        Assert.Null(PoolFinder.Find(environment, Path.Combine(pool, "instance_state.jsonl")).Location.Server);
        _variables["POOL_PATH"] = "postgres://u@h/d?pool=other";
        Assert.Equal("postgres://u@h/d?pool=other", PoolFinder.Find(environment).Location.Name);
    }

    [Theory]
    [InlineData("""{"pool":"file"}""")]
    [InlineData("""{"note":"postgres://h/d"}""")]
    [InlineData("""{"pool":{"postgres":1}}""")]
    [InlineData("""{"pool":"postgres://h""")]
    public void Settings_that_name_no_server_leave_the_pool_in_its_file(string settings)
    {
        var pool = _folder.Folder("home", "shop", ".claude", "pool");
        File.WriteAllText(Path.Combine(pool, "pool.json"), settings);
        Approve("home", "shop");

        Assert.Equal(Path.Combine(pool, "instance_state.jsonl"), Find(_folder["home", "shop"]));
    }

    public void Dispose() => _folder.Dispose();

    private void Approve(params string[] project) =>
        Approval.Of(Environment(_folder.Folder(project)), _folder.Folder([.. project, ".claude", "pool"]));

    private PoolEnvironment Environment(string workingFolder) => new(name => _variables.GetValueOrDefault(name), workingFolder);

    private string Find(string workingFolder, string? path = null) => PoolFinder.Find(Environment(workingFolder), path).Location.LogPath;
}
