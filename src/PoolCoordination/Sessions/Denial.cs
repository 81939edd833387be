namespace PoolCoordination.Sessions;

/// <summary>A tool of a session that did not run, because of what another session holds.</summary>
/// <param name="At">When.</param>
/// <param name="SessionId">The session that was denied.</param>
/// <param name="Holder">The name of the instance in whose way it was.</param>
/// <param name="Subject">What the tool was about to change, such as a file's path.</param>
internal sealed record Denial(DateTimeOffset At, string SessionId, string Holder, string Subject)
{
    /// <summary>What was denied.</summary>
    public override string ToString() => Subject;
}
