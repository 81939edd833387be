namespace PoolCoordination.Detection.Rules;

/// <summary>One rule: the sentences that it finds are evidence of something.</summary>
/// <param name="Name">What it finds.</param>
/// <param name="Evidence">Evidence of what.</param>
/// <param name="Patterns">The patterns, any of which is enough; <see cref="Pattern"/> has their language.</param>
/// <param name="Finds">Sentences that it finds; the tests run them.</param>
/// <param name="Ignores">Sentences that look alike and are not found; the tests run them.</param>
internal sealed record Rule(string Name, Evidence Evidence, string[] Patterns, string[] Finds, string[] Ignores)
{
    /// <summary>The rule's name.</summary>
    public override string ToString() => Name;
}
