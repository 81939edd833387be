namespace PoolCoordination.Shell;

/// <summary>Gets the claim of another session on a path; null if there is none.</summary>
/// <param name="path">
/// An absolute path, which may have <c>*</c>, <c>**</c> and <c>?</c>, or the name of a port or a database: <c>port:3000</c>.
/// </param>
/// <param name="below">Whether a claim on something in that folder counts as well.</param>
internal delegate PathClaim? ClaimSearch(string path, bool below);
