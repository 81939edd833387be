namespace PoolCoordination.Detection.Turns;

/// <summary>What an agent did between a prompt and its final message.</summary>
/// <param name="Calls">The uses of its tools, in their order.</param>
/// <param name="Folder">The absolute path of the project's folder.</param>
internal sealed record Turn(IReadOnlyList<ToolCall> Calls, string Folder)
{
    /// <summary>The user's home folder.</summary>
    public string Home { get; init; } = "/";

    /// <summary>
    /// The subject of the last commit that HEAD's log has at a time, for a command that printed nothing; null where that is not known.
    /// </summary>
    public Func<DateTimeOffset, string?> SubjectAt { get; init; } = _ => null;

    /// <summary>The folder.</summary>
    public override string ToString() => Folder;
}
