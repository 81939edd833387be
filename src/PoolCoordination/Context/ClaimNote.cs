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

    /// <summary>Says that a claim by force ended others, for the line under it.</summary>
    public static string Forced(ShownEntry shown)
    {
        if (shown.Overridden.Count == 0)
            return "";
        var ended = new List<string>();
        foreach (var claim in shown.Overridden)
            ended.Add($"the claim {ClaimText.Topic(claim)} of {ClaimText.Holder(claim)}");
        return $"It ended {string.Join(", ", ended)} by force.";
    }
}
