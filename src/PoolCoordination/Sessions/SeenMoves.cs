using System.Globalization;
using PoolCoordination.Git;
using PoolCoordination.Text;

namespace PoolCoordination.Sessions;

/// <summary>How far a session has seen what git wrote down of HEAD and the stash.</summary>
/// <param name="Tree">The hash of the working tree's path; 0 before the first look.</param>
/// <param name="Head">The length in bytes of the log of HEAD.</param>
/// <param name="Stash">The length in bytes of the log of the stash.</param>
internal readonly record struct SeenMoves(ulong Tree, long Head, long Stash)
{
    private const char Separator = ',';

    /// <summary>All that there is now.</summary>
    public static SeenMoves Of(GitRepository repository) =>
        new(Fnv1a.Hash(repository.WorkingTree), ReferenceLog.OfHead(repository).Length, ReferenceLog.OfStash(repository).Length);

    /// <summary>Reads what <see cref="ToString"/> gave; nothing was seen where that is something else.</summary>
    public static SeenMoves Parse(string text) =>
        text.Split(Separator) is [var tree, var head, var stash]
        && ulong.TryParse(tree, CultureInfo.InvariantCulture, out var hash)
        && long.TryParse(head, CultureInfo.InvariantCulture, out var headLength)
        && long.TryParse(stash, CultureInfo.InvariantCulture, out var stashLength)
            ? new SeenMoves(hash, headLength, stashLength)
            : default;

    /// <summary>One word.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Tree}{Separator}{Head}{Separator}{Stash}");
}
