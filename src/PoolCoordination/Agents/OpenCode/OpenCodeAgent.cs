using PoolCoordination.Json;

namespace PoolCoordination.Agents.OpenCode;

/// <summary>
/// opencode, which starts no hooks: a plugin of ours, <c>pool.js</c>, hands over its events in the form of Claude Code, and takes the
/// answer as one object. It names the agent, as nothing in the event does.
/// </summary>
internal sealed class OpenCodeAgent : Agent
{
    /// <inheritdoc/>
    public override string Name => "opencode";

    /// <inheritdoc/>
    public override HookConfiguration Configuration { get; } =
        new()
        {
            FolderVariable = "OPENCODE_CONFIG_DIR",
            UserFolder = ".config/opencode",
            ProjectFolder = ".opencode",
            FileName = "plugins/pool.js",
            Form = HookForm.Code,
        };

    /// <inheritdoc/>
    public override string CodeOf(IReadOnlyList<string> words) => PluginCode.Of(words);

    /// <inheritdoc/>
    public override bool HasSent(HookPayload payload) => false;

    /// <inheritdoc/>
    public override HookInput Read(HookPayload payload) => payload.WithTool();

    /// <inheritdoc/>
    public override string Answer(HookOutput output)
    {
        var json = new JsonLine();
        if (output.Decision is not null)
            return json.Add("deny", output.Reason).ToString();
        return output.Context.Length > 0 ? json.Add("context", output.Context).ToString() : "";
    }

    /// <inheritdoc/>
    public override bool ShowsText(string eventName) =>
        eventName is HookEventName.UserPromptSubmit or HookEventName.SubagentStart or HookEventName.PostToolUse;
}
