using PoolCoordination.Claims;

namespace PoolCoordination.Context;

/// <summary>Notes on the state of a claim in a context.</summary>
internal static class ClaimNote
{
    /// <summary>The end of another's claim, after the age and in the same parentheses.</summary>
    public static string End(ShownEntry shown, DateTimeOffset now) =>
        !shown.IsOwn && shown.Claim is { } claim && claim.IsHeldAt(now) ? $", ends in {ClaimText.Left(claim, now)}" : "";

    /// <summary>After the parentheses.</summary>
    public static string Outcome(ShownEntry shown) =>
        shown.Claim?.Status switch
        {
            ClaimStatus.Ended => " (ended)",
            ClaimStatus.Refused => " (refused)",
            _ => "",
        };

    /// <summary>Says that a claim by force ended others, for the line under it. One that goes on under a new session did not.</summary>
    public static string Forced(ShownEntry shown)
    {
        var ended = new List<string>();
        foreach (var claim in shown.Overridden.Where(claim => claim.Topic != shown.Entry.Topic || claim.Instance != shown.Entry.Instance))
            ended.Add($"the claim {ClaimText.Topic(claim)} of {ClaimText.Holder(claim)}");
        return ended.Count == 0 ? "" : $"It ended {string.Join(", ", ended)} by force.";
    }
}
