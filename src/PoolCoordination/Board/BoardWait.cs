namespace PoolCoordination.Board;

/// <summary>What a session waits for.</summary>
/// <param name="Subject">The topic of the blocker or of the claim in its way, or the file that it may not change.</param>
/// <param name="Holder">The name of the instance in whose hands that is; empty where it is in nobody's that is known.</param>
/// <param name="Since">Since when.</param>
public sealed record BoardWait(string Subject, string Holder, DateTimeOffset Since)
{
    /// <summary>The holder where there is one, and the subject.</summary>
    public override string ToString() => Holder.Length == 0 ? Subject : $"{Holder}: {Subject}";
}
