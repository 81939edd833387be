namespace PoolCoordination.Text.Secrets;

/// <summary>Where a secret is in a text.</summary>
/// <param name="Start">The index of its first character.</param>
/// <param name="End">The index after its last character.</param>
internal readonly record struct SecretSpan(int Start, int End);
