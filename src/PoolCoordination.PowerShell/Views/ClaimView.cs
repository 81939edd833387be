using PoolCoordination.Claims;

namespace PoolCoordination.PowerShell.Views;

/// <summary>What the views of a claim show.</summary>
public static class ClaimView
{
    /// <summary>How long it lasts unless it is renewed.</summary>
    public static string Left(Claim claim) => ClaimText.Left(claim, DateTimeOffset.UtcNow);
}
