using System.Globalization;
using PoolCoordination.Entries;
using PoolCoordination.Hygiene;

namespace PoolCoordination.Claims;

/// <summary>What people and models are told of a claim; its texts are another's, so each is made safe here.</summary>
public static class ClaimText
{
    private const int LongestName = 64;
    private const int LongestTopic = 120;
    private const int LongestSummary = 200;

    /// <summary>Who holds it, since when, until when and why.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="now">The moment against which times are told.</param>
    public static string Of(Claim claim, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(claim);
        var age = Duration.Brief(claim.Entry.AgeAt(now));
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{Holder(claim)} holds it since {claim.Since.UtcDateTime:HH:mm} UTC ({age} ago), until {claim.ExpiresAt.UtcDateTime:HH:mm} UTC ({Left(claim, now)} from now): {Topic(claim)}"
        );
        return claim.Summary.Length == 0 ? text + "." : $"{text}. {Sanitizer.ForContext(claim.Summary, LongestSummary)}";
    }

    /// <summary>How long it lasts unless it is renewed.</summary>
    public static string Left(Claim claim, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return Duration.Brief(claim.ExpiresAt - now);
    }

    /// <summary>That a claim was refused, and for whose sake; also where that one has ended since.</summary>
    /// <param name="refused">The entry that claims.</param>
    /// <param name="holder">The claim that it met.</param>
    /// <param name="now">The moment against which times are told.</param>
    public static string Refused(PoolEntry refused, Claim holder, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(refused);
        ArgumentNullException.ThrowIfNull(holder);
        var claim = $"The claim '{Sanitizer.ForContext(refused.Topic, LongestTopic)}' was refused, as";
        return holder.IsHeldAt(now)
            ? $"{claim} another overlaps it: {Of(holder, now)}"
            : $"{claim} {Holder(holder)} held it: {Topic(holder)}. That has ended, so claim anew.";
    }

    internal static string Holder(Claim claim) => Sanitizer.ForContext(claim.Instance, LongestName) is { Length: > 0 } name ? name : "?";

    internal static string Topic(Claim claim) => Sanitizer.ForContext(claim.Topic, LongestTopic);
}
