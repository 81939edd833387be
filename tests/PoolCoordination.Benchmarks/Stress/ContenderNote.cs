using System.Globalization;

namespace PoolCoordination.Benchmarks.Stress;

/// <summary>What a contender saw, as it notes it down in a file of its own: a line each.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Claim">The id of its claim.</param>
/// <param name="Time">When it knew.</param>
/// <param name="Expires">Until when it holds the claim, as it was told; the same as the time where it does not.</param>
/// <param name="Holder">The id of the claim that it was told is in the way; empty where none is.</param>
/// <param name="Name">That claim's instance.</param>
internal sealed record ContenderNote(
    ContenderNote.Kinds Kind,
    string Claim,
    DateTimeOffset Time,
    DateTimeOffset Expires,
    string Holder = "",
    string Name = ""
)
{
    internal enum Kinds
    {
        /// <summary>It was granted a claim.</summary>
        Granted,

        /// <summary>It was refused a claim.</summary>
        Refused,

        /// <summary>It saw that a renewal counted.</summary>
        Renewed,

        /// <summary>It stopped to rely on a claim, and is about to release it.</summary>
        Left,

        /// <summary>It found that it does not hold the claim any more.</summary>
        Lost,
    }

    public static ContenderNote Parse(string line)
    {
        var parts = line.Split('\t');
        return new ContenderNote(Enum.Parse<Kinds>(parts[0]), parts[1], OfTicks(parts[2]), OfTicks(parts[3]), parts[4], parts[5]);
    }

    /// <summary>The line without its break.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Kind}\t{Claim}\t{Time.UtcTicks}\t{Expires.UtcTicks}\t{Holder}\t{Name}");

    private static DateTimeOffset OfTicks(string ticks) => new(long.Parse(ticks, CultureInfo.InvariantCulture), TimeSpan.Zero);
}
