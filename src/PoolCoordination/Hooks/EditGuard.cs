using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Pools;
using PoolCoordination.Settings;
using PoolCoordination.Storage;
using PoolCoordination.Text;

namespace PoolCoordination.Hooks;

/// <summary>Keeps a session from a file that another has claimed, and where that is wanted claims a file at its first edit.</summary>
internal static class EditGuard
{
    private const int LongestPath = 400;
    private const string OwnChanges =
        "This session's own changes to the file are not committed yet: commit them, and leave the file to the holder then.";

    private const string Advice = "Until then work on something else, or tell the holder what is needed by an entry with BLOCKS.";

    private static readonly TimeSpan s_ttlOfEdit = TimeSpan.FromMinutes(15);

    /// <summary>Decides about an edit of a file.</summary>
    /// <param name="call">The event.</param>
    /// <param name="path">The file's absolute path.</param>
    public static GuardDecision Decide(HookCall call, string path)
    {
        try
        {
            return DecideByClaims(call, path);
        }
        catch (Exception exception) when (OutOfReach.IsReason(exception))
        {
            call.LogUnavailable(exception);
            return GuardDecision.Unknown(call.Pool.Settings, path, Reason(exception));
        }
    }

    private static string Reason(Exception exception) =>
        (exception as PoolException)?.Fault switch
        {
            PoolFault.Unavailable => "the pool's server cannot be reached.",
            PoolFault.Busy => "another process has locked the pool.",
            _ => "the pool cannot be read.",
        };

    private static GuardDecision DecideByClaims(HookCall call, string path)
    {
        var guard = call.Pool.Settings.Value(PoolOption.Guard).Value!;
        var claims = call.Pool.Claims();
        if (!claims.IsComplete)
            return Unknown(call, guard, path);
        var now = call.Pool.Now;
        var holder = claims.HolderOfFile(path, call.Reader, now);
        while (holder is not null && call.ReleaseDead([holder]))
            holder = call.Pool.Claims().HolderOfFile(path, call.Reader, now);
        if (holder is null && call.Pool.Settings.IsOn(PoolOption.AutoClaim))
            holder = Claim(call, claims, path);
        if (guard == GuardDecision.Off)
            return GuardDecision.None;
        if (holder is not null)
            return DecideByClaim(call, guard, path, holder);
        var warning = claims.WarningOf(path, call.Reader, now);
        if (!claims.IsComplete)
            return Unknown(call, guard, path);
        return warning is not null
            ? new GuardDecision(GuardDecision.Warn, $"Another instance says it works on {Quote(path)}: {ClaimText.Of(warning, now)}")
            : GuardDecision.Warning(WorktreeNotice.Read(call, claims, path));
    }

    /// <summary>Nobody is kept from work of his own that is not committed yet: who took the claim meanwhile is told of it, too.</summary>
    private static GuardDecision DecideByClaim(HookCall call, string guard, string path, Claim holder)
    {
        var text = $"Another instance has claimed {Quote(path)}: {ClaimText.Of(holder, call.Pool.Now)}";
        if (guard == GuardDecision.Warn)
            return new GuardDecision(guard, text) { Holder = holder.Instance };
        if (!InProgressGuard.IsOwn(call, path))
            return new GuardDecision(guard, $"{text} {Advice}") { Holder = holder.Instance };
        var editor = Sanitizer.Quote(call.Reader.Instance, Identity.LongestName);
        SessionNotices.AddForHolder(
            call,
            holder,
            $"{holder.Id}-{call.Input.SessionId}",
            $"{Quote(path)}, which the claim {ClaimText.Topic(holder)} of this session covers, has changes of {editor} that are not "
                + "committed yet: that session goes on with them until it commits them."
        );
        return new GuardDecision(GuardDecision.Warn, $"{text} {OwnChanges}");
    }

    /// <summary>The decision where judging all claims takes longer than a hook may; the next hook goes on where this one stopped.</summary>
    private static GuardDecision Unknown(HookCall call, string guard, string path)
    {
        call.LogError(
            $"The pool has too many claims to check in time; cannot determine whether another instance has claimed {Quote(path)}."
        );
        return guard == GuardDecision.Off
            ? GuardDecision.None
            : new GuardDecision(
                guard == GuardDecision.Warn ? guard : GuardDecision.Ask,
                $"Cannot yet determine whether another instance has claimed {Quote(path)}: the pool has too many claims to check in time."
            );
    }

    /// <summary>Claims a file, or prolongs the claim that an earlier edit made.</summary>
    /// <returns>The claim of another that came first; null where there is none.</returns>
    private static Claim? Claim(HookCall call, ClaimTable claims, string path)
    {
        if (claims.OwnOf(path, call.Reader, call.Pool.Now) is { } own)
        {
            if (own.IsFromEdit && own.IsDueAt(call.Pool.Now))
                call.Pool.Renew(own, call.Reader);
            return null;
        }

        var root = ProjectRoot.Of(call.Pool.Environment);
        var relative = Path.GetRelativePath(root, RealPath.Of(path));
        var claim = call.Reader.Sign(
            new PoolEntry
            {
                Action = PoolAction.Claimed,
                Topic = $"Editing {relative}",
                Affects = [AsPattern(relative)],
                // Given, as the path is that of a file and needs no reading.
                Root = ProjectRoot.In(call.Pool.Location, root),
                Ttl = s_ttlOfEdit,
                IsAutomatic = true,
            }
        );
        if (call.Pool.ReasonNotToWrite(claim) is { Length: > 0 } reason)
        {
            call.LogError(reason);
            return null;
        }

        return call.Pool.Claim(claim).Holder;
    }

    /// <summary>The path as another's text: on one line, in quotation marks.</summary>
    internal static string Quote(string path) => Sanitizer.Quote(path, LongestPath);

    /// <summary>
    /// The pattern of this one file: a bare name would mean each file of that name, and the log separates paths by commas.
    /// </summary>
    private static string AsPattern(string relative) =>
        (Path.GetFileName(relative) == relative ? "./" + relative : relative).Replace(',', '?');
}
