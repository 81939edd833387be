using PoolCoordination.Faults;

namespace PoolCoordination.Installation;

/// <summary>How the pool's hooks stand in the settings file of an agent.</summary>
internal interface IAgentSettings
{
    /// <summary>The hooks of ours, in the file's order.</summary>
    /// <exception cref="PoolException">The content is not valid, or has another shape than the agent's.</exception>
    IReadOnlyList<FoundHook> Hooks(byte[] content);

    /// <summary>The status line of ours; null where there is none.</summary>
    /// <inheritdoc cref="Hooks"/>
    HookHandler? StatusLine(byte[] content);

    /// <summary>The command of a status line that prints ours among other things; null where there is none.</summary>
    /// <inheritdoc cref="Hooks"/>
    string? WrappedStatusLine(byte[] content);

    /// <summary>Whether there is a status line that is not ours.</summary>
    bool HasOtherStatusLine(byte[] content);

    /// <summary>The events at which they run for some tools alone, with those: <c>PreToolUse ('Bash')</c>.</summary>
    /// <inheritdoc cref="Hooks"/>
    IReadOnlyList<string> Narrowed(byte[] content);

    /// <summary>The content with a handler at each event, and a status line, in place of those of ours.</summary>
    /// <param name="content">The content; null where there is no file.</param>
    /// <param name="handler">The handler; null where the hooks stay as they are.</param>
    /// <param name="statusLine">The status line; null where that stays as it is.</param>
    /// <exception cref="PoolException">
    /// The content is not valid, has another shape than the agent's, or a status line that is not ours.
    /// </exception>
    byte[] With(byte[]? content, HookHandler? handler, HookHandler? statusLine);

    /// <summary>The content without what is ours.</summary>
    /// <inheritdoc cref="Hooks"/>
    byte[] Without(byte[] content);

    /// <summary>Whether a content says nothing.</summary>
    bool IsEmpty(byte[] content);
}
