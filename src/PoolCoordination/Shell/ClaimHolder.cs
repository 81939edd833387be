namespace PoolCoordination.Shell;

/// <summary>Gets the name under which another session is shown that claims a path; null if none does.</summary>
/// <param name="path">An absolute path, which may have <c>*</c>, <c>**</c> and <c>?</c>.</param>
/// <param name="below">Whether a claim on something in that folder counts as well.</param>
internal delegate string? ClaimHolder(string path, bool below);
