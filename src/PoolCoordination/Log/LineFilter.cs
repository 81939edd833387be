namespace PoolCoordination.Log;

/// <summary>
/// Tells by a line's bytes that it cannot be among the entries that are asked for, before anything is parsed. Where the bytes leave a doubt
/// the line passes, and the entry decides.
/// </summary>
public abstract class LineFilter
{
    /// <summary>Whether the line may be among the entries that are asked for.</summary>
    /// <param name="line">The line, without its break.</param>
    public abstract bool MayPass(ReadOnlySpan<byte> line);

    /// <summary>An index in the first of a run of lines that may be among those that are asked for; -1 where none may.</summary>
    internal virtual int IndexOfCandidate(ReadOnlySpan<byte> lines) => 0;
}
