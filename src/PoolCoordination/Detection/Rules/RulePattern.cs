namespace PoolCoordination.Detection.Rules;

/// <summary>A pattern of a rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Pattern">The pattern.</param>
internal sealed record RulePattern(Rule Rule, Pattern Pattern)
{
    /// <summary>The rule's name.</summary>
    public override string ToString() => Rule.Name;
}
