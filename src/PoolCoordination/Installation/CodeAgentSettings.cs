using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PoolCoordination.Faults;

namespace PoolCoordination.Installation;

/// <summary>A file of code that is the pool's own, known by its first line.</summary>
/// <param name="path">The file.</param>
/// <param name="code">Its text, made for the words of a command.</param>
internal sealed class CodeAgentSettings(string path, Func<IReadOnlyList<string>, string> code) : IAgentSettings
{
    private const string CommandStart = "const command = ";

    /// <inheritdoc/>
    public IReadOnlyList<FoundHook> Hooks(byte[] content) =>
        IsOurs(content) ? [new FoundHook("", HandlerIn(content), IsByHand: false)] : [];

    /// <inheritdoc/>
    public HookHandler? StatusLine(byte[] content) => null;

    /// <inheritdoc/>
    public string? WrappedStatusLine(byte[] content) => null;

    /// <inheritdoc/>
    public bool HasOtherStatusLine(byte[] content) => false;

    /// <inheritdoc/>
    public IReadOnlyList<string> Narrowed(byte[] content) => [];

    /// <inheritdoc/>
    public byte[] With(byte[]? content, HookHandler? handler, HookHandler? statusLine) =>
        content is null || IsOurs(content)
            ? Encoding.UTF8.GetBytes(code([handler!.Command, .. handler.Arguments]))
            : throw Fault("is not of the pool");

    /// <inheritdoc/>
    public byte[] Without(byte[] content) => [];

    /// <inheritdoc/>
    public bool IsEmpty(byte[] content) => content.Length == 0;

    private bool IsOurs(byte[] content) => LinesOf(content)[0] == code([]).Split('\n')[0];

    private HookHandler HandlerIn(byte[] content)
    {
        try
        {
            var line = LinesOf(content).FirstOrDefault(line => line.StartsWith(CommandStart, StringComparison.Ordinal));
            var words = line is null ? [] : JsonNode.Parse(line[CommandStart.Length..]) as JsonArray ?? [];
            if (words.Select(SettingsJson.TextOf).ToList() is [string command, .. var arguments] && !arguments.Contains(null))
                return new HookHandler(command, [.. arguments.OfType<string>()]);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw Fault("names no command", exception);
        }

        throw Fault("names no command");
    }

    private static string[] LinesOf(byte[] content) => Encoding.UTF8.GetString(content).ReplaceLineEndings("\n").Split('\n');

    private PoolException Fault(string what, Exception? inner = null) =>
        new($"The file '{path}' {what}, and was left unchanged; move it away to have the pool's own there.", inner)
        {
            Fault = PoolFault.Settings,
        };
}
