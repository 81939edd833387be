using PoolCoordination.Text;

namespace PoolCoordination.Trust;

/// <summary>A project pool that the user approved, as it was then.</summary>
/// <param name="Path">The pool's folder.</param>
/// <param name="Server">The address of the server that its settings named; null where they named none.</param>
/// <param name="Tracked">The files in it that git tracked, with the ids of their contents; null where there were none.</param>
public sealed record TrustedPool(string Path, string? Server = null, string? Tracked = null)
{
    /// <summary>The reason why it is not used now all the same; null if it is used.</summary>
    public string? Refusal { get; init; }

    /// <summary>Says what was approved, in a sentence or two for the person.</summary>
    public string Summary =>
        $"The project pool {Sanitizer.InSingleQuotes(Path)} is approved"
        + (Server is null ? "." : $"; its server {Sanitizer.InSingleQuotes(Server)} receives entries and your password for it.")
        + (Tracked is null ? "" : " Git tracks files in it; if a pull changes them, approve it again.");

    /// <inheritdoc/>
    public override string ToString() => Path;
}
