using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Text;

namespace PoolCoordination.Claims;

/// <summary>The claims that somebody may release: own ones, and by force those of others.</summary>
internal static class ReleasableClaims
{
    private const int LongestTopic = 120;
    private const int MostTopics = 10;

    /// <summary>What a person can do about a claim of another.</summary>
    internal const string Force = "use --force or -Force to release it anyway";

    /// <summary>The held claims with a topic that an author may release: its own, and by force those of others where it has none.</summary>
    /// <param name="claims">The claims of the pool.</param>
    /// <param name="topic">The topic, ignoring case.</param>
    /// <param name="author">Who releases.</param>
    /// <param name="isForced">Whether others' claims may be released too.</param>
    /// <param name="now">The moment.</param>
    /// <exception cref="PoolException">There is none; the message says what is held.</exception>
    public static IReadOnlyList<Claim> OfTopic(ClaimTable claims, string topic, Identity author, bool isForced, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(topic);
        ArgumentNullException.ThrowIfNull(author);
        List<Claim> held = [.. claims.HeldAt(now).Where(claim => IsNamed(claim.Topic, topic))];
        List<Claim> own = [.. held.Where(claim => author.Owns(claim.Entry))];
        if (own.Count > 0)
            return own;
        if (held.Count == 0)
            throw new PoolException(
                $"No claim with the topic {Sanitizer.Quote(topic, LongestTopic)} is held; held claims: {Topics(claims.HeldAt(now))}."
            )
            {
                Fault = PoolFault.NotFound,
            };
        return isForced ? held : throw HeldByAnother(held[0], author);
    }

    /// <summary>The held claim with an id that an author may release: its own, or by force that of another.</summary>
    /// <param name="claims">The claims of the pool.</param>
    /// <param name="id">The id, as it is or as it is shown.</param>
    /// <param name="author">Who releases.</param>
    /// <param name="isForced">Whether another's claim may be released too.</param>
    /// <param name="now">The moment.</param>
    /// <exception cref="PoolException">It is not held, or another holds it.</exception>
    public static Claim OfId(ClaimTable claims, string id, Identity author, bool isForced, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(author);
        var known = claims.Find(id);
        var claim =
            (known?.IsHeldAt(now) == true ? known : null)
            ?? claims.HeldAt(now).FirstOrDefault(held => held.ForDisplay().Id == id)
            ?? throw NotHeld(known, id);
        return isForced || author.Owns(claim.Entry) ? claim : throw HeldByAnother(claim, author);
    }

    private static PoolException NotHeld(Claim? known, string id) =>
        new(
            known is null
                ? $"No claim with the id {Sanitizer.Quote(id, LongestTopic)} is held; it may have ended."
                : $"The claim {ClaimText.Topic(known)} of {ClaimText.Holder(known)} is not held any more."
        )
        {
            Fault = PoolFault.NotFound,
        };

    private static PoolException HeldByAnother(Claim claim, Identity author) =>
        new(
            $"The claim {ClaimText.Topic(claim)} is held by {ClaimText.Holder(claim)}, not by "
                + $"{Sanitizer.Quote(author.Instance, LongestTopic)}; {Force}."
        )
        {
            Fault = PoolFault.HeldByAnother,
        };

    /// <summary>Whether a topic is the one that somebody names, who may name it as it was shown.</summary>
    private static bool IsNamed(string topic, string name) =>
        string.Equals(topic, name.Trim(), StringComparison.OrdinalIgnoreCase)
        || string.Equals(Sanitizer.Quote(topic, int.MaxValue), Sanitizer.Quote(name, int.MaxValue), StringComparison.OrdinalIgnoreCase);

    private static string Topics(IReadOnlyList<Claim> held)
    {
        if (held.Count == 0)
            return "none";
        var topics = string.Join(", ", held.Take(MostTopics).Select(ClaimText.Topic));
        return held.Count > MostTopics ? $"{topics} and {held.Count - MostTopics} more" : topics;
    }
}
