using System.Text.Json.Nodes;

namespace PoolCoordination.Tests.Cli;

/// <summary>Each start of a hook pays for all that <c>pool-hook</c> links.</summary>
public class PoolHookSizeTests
{
    private const long Most = 3_500_000;

    private static readonly string s_dependencies = Path.ChangeExtension(Repository.HookExecutable, ".deps.json");

    [Fact]
    public void As_native_code_it_stays_small()
    {
        Assert.SkipWhen(File.Exists(s_dependencies), "pool-hook was built for the shared runtime");

        Assert.InRange(new FileInfo(Repository.HookExecutable).Length, 0, Most);
    }

    [Fact]
    public void On_the_shared_runtime_it_loads_the_engine_alone()
    {
        Assert.SkipUnless(File.Exists(s_dependencies), "pool-hook was built as native code");

        var libraries = JsonNode.Parse(File.ReadAllText(s_dependencies))!["libraries"]!
            .AsObject()
            .Select(library => library.Key.Split('/')[0]);
        Assert.Equal(["pool-hook", "PoolCoordination"], libraries);
    }
}
