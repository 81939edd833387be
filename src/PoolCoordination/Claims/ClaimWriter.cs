using PoolCoordination.Entries;
using PoolCoordination.Json;

namespace PoolCoordination.Claims;

/// <summary>Writes a claim for programs: the members of its entry by their names in the protocol, and its end.</summary>
public static class ClaimWriter
{
    /// <summary>The claim as JSON text without a line break; <c>since</c> and <c>expires</c> are Unix seconds.</summary>
    public static string Text(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return new JsonLine()
            .Add("id", claim.Id)
            .Add("source_instance", claim.Instance)
            .AddIfGiven("session_id", claim.Entry.SessionId)
            .AddIfTrue("unnamed", claim.Entry.IsUnnamed)
            .Add("topic", claim.Topic)
            .Add("summary", claim.Summary)
            .Add("affects", AffectsList.Join(claim.Affects))
            .AddIfGiven("root", claim.Root)
            .Add("since", claim.Since.ToUnixTimeSeconds())
            .Add("expires", claim.ExpiresAt.ToUnixTimeSeconds())
            .AddIfTrue("auto", claim.IsFromEdit)
            .ToString();
    }
}
