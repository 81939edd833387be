using PoolCoordination.Text;

namespace PoolCoordination.Installation;

/// <summary>What became of an installation or its removal.</summary>
public sealed record InstallationResult
{
    internal InstallationResult(InstallationOutcome outcome, params string[] notices) =>
        (Outcome, Notices) = (outcome, TextList.Of(notices));

    /// <summary>The outcome.</summary>
    public InstallationOutcome Outcome { get; }

    /// <summary>What is said about it, in sentences; of one that was not approved only what it would have left alone.</summary>
    public TextList Notices { get; }
}
