using PoolCoordination.Agents;
using PoolCoordination.Agents.ClaudeCode;
using PoolCoordination.Hooks;

namespace PoolCoordination.Tests.Agents.ClaudeCode;

public sealed class HookEventTests
{
    public static TheoryData<string> Installed => [.. HookEvents.All.Select(hook => hook.Name)];

    [Theory]
    [MemberData(nameof(Installed))]
    public void A_hook_runs_at_each_event_that_is_installed(string name) => Assert.NotNull(Hook.RunnerOf(name));

    /// <summary>Of a compaction Claude Code tells by another SessionStart.</summary>
    [Fact]
    public void Each_event_that_a_hook_runs_at_is_installed_but_that_before_a_compaction() =>
        Assert.Equal(
            typeof(HookEventName).GetFields().Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal),
            HookEvents.All.Select(hook => hook.Name).Append(HookEventName.PreCompact).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Each_tool_that_a_matcher_names_is_one_that_the_guard_knows() =>
        Assert.All(
            HookEvents.All.SelectMany(hook => hook.Matcher?.Split('|') ?? []),
            tool => Assert.True(EditTool.IsOne(tool) || ShellTool.IsOne(tool))
        );
}
