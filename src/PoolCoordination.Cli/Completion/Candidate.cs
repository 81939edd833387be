namespace PoolCoordination.Cli.Completion;

/// <summary>A word that can stand at the cursor.</summary>
/// <param name="Word">The whole word, without any quoting.</param>
/// <param name="Description">What it is; empty where there is nothing to say.</param>
internal sealed record Candidate(string Word, string Description);
