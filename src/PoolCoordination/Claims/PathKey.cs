namespace PoolCoordination.Claims;

/// <summary>
/// What a pattern writes out, as hashes: enough to see that most pairs of patterns do not overlap, without their texts.
/// </summary>
/// <param name="Literals">The hashes of the folders and names before the first wildcard.</param>
/// <param name="Name">The hash of the name of a file that may be in any folder below those; null where the pattern is another one.</param>
/// <param name="IsFile">Whether it writes out the whole path of a file.</param>
/// <param name="HasWildcard">Whether more than a name in any folder is left open.</param>
internal readonly record struct PathKey(uint[] Literals, uint? Name, bool IsFile, bool HasWildcard)
{
    /// <summary>How many paths that are written out are compared in the time that a pattern may take.</summary>
    public const int WeightOfWildcard = 32;

    /// <summary>Whether the patterns may overlap; false only where they do not.</summary>
    public bool MayMeet(in PathKey other)
    {
        var common = Math.Min(Literals.Length, other.Literals.Length);
        return Literals.AsSpan(0, common).SequenceEqual(other.Literals.AsSpan(0, common)) && MayHoldName(other) && other.MayHoldName(this);
    }

    /// <summary>Whether each file that the pattern means is named by it, or lies in a folder with such a name.</summary>
    public bool NamesFiles => IsFile || Name is not null;

    /// <summary>As how many paths it counts among those that a pool can hold: a pattern is compared with more claims.</summary>
    public int Weight => HasWildcard ? WeightOfWildcard : 1;

    /// <summary>
    /// Whether a name may be that of a file that the pattern means, or of a folder above it, below some of the folders that it writes out.
    /// </summary>
    public bool MayHold(uint name, int below) => Name == name || (below < Literals.Length && Literals.AsSpan(below).Contains(name));

    private PathKeyForm Form =>
        this switch
        {
            { Name: not null } => PathKeyForm.Name,
            { IsFile: true } => PathKeyForm.File,
            { HasWildcard: true } => PathKeyForm.Wildcard,
            _ => PathKeyForm.Folder,
        };

    /// <summary>Reads one that was kept.</summary>
    public static PathKey Read(ref ClaimCacheReader reader)
    {
        var form = (PathKeyForm)reader.Byte();
        var literals = reader.Numbers();
        uint? name = form == PathKeyForm.Name ? reader.Number() : null;
        return new PathKey(literals, name, form == PathKeyForm.File, form == PathKeyForm.Wildcard);
    }

    /// <summary>Writes it to be kept.</summary>
    public void Write(ClaimCacheWriter writer)
    {
        writer.Byte((int)Form);
        writer.Numbers(Literals);
        if (Name is { } name)
            writer.Number(name);
    }

    /// <summary>How many names it writes out.</summary>
    public override string ToString() => $"{Literals.Length} names";

    private bool MayHoldName(in PathKey other) =>
        other.Name is not { } name
        || !NamesFiles
        // What the other writes out as a folder is one.
        || (IsFile && Literals.Length <= other.Literals.Length)
        || MayHold(name, other.Literals.Length)
        || (Name is { } own && other.MayHold(own, Literals.Length));
}
