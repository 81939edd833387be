namespace PoolCoordination.Claims;

/// <summary>A claim's place in a <see cref="ClaimList"/>; the claim itself is replaced by one with its new state.</summary>
internal sealed class ClaimSlot(Claim claim, long number)
{
    /// <summary>The claim as it is now.</summary>
    public Claim Claim { get; set; } = claim;

    /// <summary>Its place in the order of lines.</summary>
    public long Number { get; } = number;

    /// <summary>Whether it was taken out.</summary>
    public bool IsGone { get; set; }

    public ClaimSlot? Previous { get; set; }

    public ClaimSlot? Next { get; set; }
}
