using PoolCoordination.Claims;
using PoolCoordination.Git;
using PoolCoordination.Storage;

namespace PoolCoordination.Hooks;

/// <summary>
/// Tells a session that edits a file of the claims of others on it in other working trees of the repository, each once. They bar nobody:
/// each working tree has its own copy of the file, and the changes meet when they are merged.
/// </summary>
internal static class WorktreeNotice
{
    private const int MostAtOnce = 3;

    /// <summary>Gets the notice; it counts as shown once the hook's output was written.</summary>
    /// <param name="call">The event.</param>
    /// <param name="claims">The pool's claims.</param>
    /// <param name="path">The file's absolute path.</param>
    public static string Read(HookCall call, ClaimTable claims, string path)
    {
        if (claims.All.Count == 0)
            return "";
        var file = RealPath.Of(path);
        if (ProjectRoot.TopLevelOf(file) is not { } tree || GitRepository.At(tree) is not { } repository)
            return "";
        var relative = Path.GetRelativePath(tree, file);
        var text = "";
        var told = 0;
        foreach (var other in repository.WorkingTrees())
        {
            if (told == MostAtOnce)
                break;
            if (other == tree || HolderIn(other) is not { } claim || call.Session.State.ToldOnce.Contains(SameClaim.KeyOf(claim.Entry)))
                continue;
            text +=
                $"Another instance has claimed the copy of this file in {EditGuard.Quote(other)}, another working tree of the repository: "
                    + $"{ClaimText.Of(claim, call.Pool.Now)}\n";
            told++;
            call.Session.ChangeOnceShown(state => state with { ToldOnce = state.ToldOnce.With(SameClaim.KeyOf(claim.Entry)) });
        }

        return text;

        Claim? HolderIn(string other) =>
            claims.HolderOf(AskedPath.OfRealFile(Path.Combine(other, relative), call.Pool.Location), call.Reader, call.Pool.Now);
    }
}
