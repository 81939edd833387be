namespace PoolCoordination.Detection.Words;

/// <summary>Words that stand for one another in a rule.</summary>
/// <param name="Name">The name by which a pattern asks for them.</param>
/// <param name="Words">The words, in lower case, separated by spaces.</param>
internal readonly record struct WordFamily(string Name, string Words)
{
    /// <summary>The family's name.</summary>
    public override string ToString() => Name;
}
