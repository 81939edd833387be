namespace PoolCoordination.Detection.Rules;

/// <summary>One rule: the sentences that it finds are evidence of something.</summary>
/// <param name="Name">What it finds.</param>
/// <param name="Evidence">Evidence of what.</param>
/// <param name="Patterns">The patterns, any of which is enough; <see cref="Pattern"/> has their language.</param>
internal sealed record Rule(string Name, Evidence Evidence, string[] Patterns)
{
    /// <summary>The rule's name.</summary>
    public override string ToString() => Name;
}
