using System.Text.Json.Nodes;
using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Installation;

namespace PoolCoordination.Status;

/// <summary>Writes a status as JSON. Times are Unix seconds, entries and claims have the members that their own commands give.</summary>
public static class StatusWriter
{
    /// <summary>The status as a JSON object on one line.</summary>
    public static string Text(PoolStatus status)
    {
        ArgumentNullException.ThrowIfNull(status);
        var hooks = status.Hooks;
        return new JsonObject
        {
            ["pool"] = status.Pool,
            ["source"] = Word(status.Source),
            ["exists"] = status.Exists,
            ["fault"] = status.Fault,
            ["size"] = status.Size,
            ["live_entries"] = status.LiveEntries,
            ["notice"] = status.Unused?.Notice,
            ["instance"] = status.Instance,
            ["instance_source"] = Word(status.InstanceSource),
            ["instance_variable"] = status.InstanceVariable,
            ["domain"] = List(status.Domain),
            ["hooks"] = new JsonObject
            {
                ["state"] = Word(hooks.State),
                ["settings"] = List(hooks.SettingsPaths),
                ["commands"] = List(hooks.Commands),
                ["version"] = hooks.All.Count > 0 ? hooks.All[0].Version : null,
                ["disabled_by"] = hooks.DisabledBy,
                ["faults"] = List([.. hooks.Faults, .. hooks.Ignored.Select(settings => settings.Notice)]),
                ["last_run"] = status.LastHook?.ToUnixTimeSeconds(),
            },
            ["agents"] = new JsonArray([.. status.AgentHooks.Select(Agent)]),
            ["held"] = Claims(status.Held),
            ["blockers"] = new JsonArray([.. status.Blockers.Select(entry => JsonNode.Parse(EntryWriter.Text(entry)))]),
            ["neighbors"] = List(status.Neighbors),
            ["held_by_others"] = Claims(status.HeldByOthers),
            ["waiting"] = status.Waiting,
            ["last_error"] = status.LastError,
        }.ToJsonString();
    }

    private static JsonObject Agent(InstalledAgentHooks hooks) =>
        new()
        {
            ["agent"] = hooks.Agent,
            ["settings"] = List(hooks.All.Select(hook => hook.SettingsPath).Distinct(StringComparer.Ordinal)),
            ["commands"] = List(hooks.All.Select(hook => hook.Command).Distinct(StringComparer.Ordinal)),
            ["version"] = hooks.All.Count > 0 ? hooks.All[0].Version : null,
            ["missing_events"] = List(hooks.MissingEvents),
            ["faults"] = List([.. hooks.Faults, .. hooks.All.Where(hook => hook.Fault is not null).Select(FaultOf)]),
        };

    private static string FaultOf(InstalledCommand hook) => $"{hook.Command} {hook.Fault}";

    private static JsonArray Claims(IEnumerable<Claim> claims) => new([.. claims.Select(claim => JsonNode.Parse(ClaimWriter.Text(claim)))]);

    private static JsonArray List(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
