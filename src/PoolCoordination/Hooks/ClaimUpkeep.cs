using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Log;
using PoolCoordination.Pools;
using PoolCoordination.Sessions;
using PoolCoordination.Settings;

namespace PoolCoordination.Hooks;

/// <summary>Keeps a session's claims while it is at work, releases them at its end, and takes them again when it is resumed.</summary>
internal static class ClaimUpkeep
{
    /// <summary>Renews the claims whose time is half over. Those of edits are renewed by further edits only.</summary>
    public static void Renew(HookCall call)
    {
        using var snapshot = call.Pool.Log.Open();
        Renew(call, snapshot);
    }

    /// <summary>Renews the claims that a snapshot shows to be due.</summary>
    /// <returns>Whether there are any.</returns>
    public static bool Renew(HookCall call, LogSnapshot snapshot)
    {
        var isDue = Due(call, call.Pool.Claims(snapshot)).Count > 0;
        // Another hook of the session may be about to renew them.
        if (isDue)
            call.Session.RunExclusive(() => Due(call, call.Pool.Claims()).ForEach(claim => call.Pool.Renew(claim, call.Reader)));
        return isDue;
    }

    /// <summary>
    /// Renews the claims of a session whose turn is over, but for those of edits that are done. One that has ended keeps none, also none
    /// that the blocks of this turn made.
    /// </summary>
    public static void EndTurn(HookCall call)
    {
        if (!SessionUpkeep.NoteTurnEnd(call))
        {
            Release(call);
            return;
        }

        call.IfReached(() => ReleaseDoneEdits(call));
        Renew(call);
    }

    /// <summary>Releases the claims of edits whose files the session has not changed after all, or has committed since.</summary>
    public static void ReleaseDoneEdits(HookCall call)
    {
        if (!call.Pool.Settings.IsOn(PoolOption.AutoClaim))
            return;
        foreach (var claim in Held(call))
        {
            if (claim.IsFromEdit && FileOf(claim) is { } file && !InProgressGuard.IsOwn(call, file))
                call.Pool.Release(claim, call.Reader);
        }
    }

    /// <summary>The one file that a claim of an edit is for; null where the claim names no folder to begin at.</summary>
    private static string? FileOf(Claim claim) =>
        claim.Entry.Root is { } root && claim.Affects is [var relative]
            ? Path.GetFullPath(relative, root[ProjectRoot.MachineOf(root).Length..])
            : null;

    /// <summary>Releases the claims of a session that ends, and stores which those were.</summary>
    public static void Release(HookCall call)
    {
        if (Held(call).Count > 0)
            call.Session.RunExclusiveOrAnyway(() => Release(call, Held(call)));
    }

    /// <summary>Does <see cref="Resume"/> for a session that was taken for dead and goes on; one that has ended stays so.</summary>
    public static void ResumeUnlessEnded(HookCall call)
    {
        if (!call.Session.State.IsEnded)
            Resume(call);
    }

    /// <summary>
    /// Claims again what was released at the session's end, or when it was taken for dead; what others have by now is left as a notice.
    /// </summary>
    public static void Resume(HookCall call)
    {
        try
        {
            if (!Released(call).Exist)
                return;
            call.Session.RunExclusiveOrAnyway(() => ClaimAgain(call));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            call.LogError($"The claims that were released at the session's end could not be made again: {exception.Message}");
        }
    }

    private static void Release(HookCall call, List<Claim> held)
    {
        // Before the releases: what is not stored is not claimed again.
        Released(call).Add(held, call.Pool.Now);
        foreach (var claim in held)
            call.Pool.Release(claim, call.Reader);
    }

    private static void ClaimAgain(HookCall call)
    {
        var claims = call.Pool.Claims();
        foreach (var kept in Released(call).Read())
        {
            // The end may have been cut short before it released it.
            if (kept.Releases is not { } released || (claims.Find(released) is { } old && old.IsHeldAt(call.Pool.Now)))
                continue;
            // The force was for what stood in the way then, and not for who came since.
            var entry = ByReader(call, kept) with { Releases = null, Timestamp = DateTimeOffset.UnixEpoch, IsForced = false };
            var result = claims.Find(entry.Id) is { } claimed ? ResultOf(claimed) : call.Pool.Claim(entry);
            if (!result.IsGranted)
                SessionNotices.Add(call, result);
        }

        Released(call).Remove();
    }

    /// <summary>A name that a block gave the session stays as it was.</summary>
    private static PoolEntry ByReader(HookCall call, PoolEntry kept) =>
        call.Reader.IsUnnamed && kept.IsUnnamed ? kept with { SessionId = call.Reader.Session } : call.Reader.Sign(kept);

    private static ClaimResult ResultOf(Claim claim) => new(claim.Entry, claim.Status == ClaimStatus.Refused ? claim : null);

    private static List<Claim> Due(HookCall call, ClaimTable claims) =>
        claims.HeldBySession(call.Reader, call.Pool.Now).FindAll(claim => !claim.IsFromEdit && claim.IsDueAt(call.Pool.Now));

    private static List<Claim> Held(HookCall call) => call.Pool.Claims().HeldBySession(call.Reader, call.Pool.Now);

    private static ReleasedClaims Released(HookCall call) => new(call.Pool.Location, call.Input.SessionId);
}
