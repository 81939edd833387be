using System.Text;
using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Log;

namespace PoolCoordination.Hooks;

/// <summary>Keeps a session's claims while it is at work, releases them at its end, and takes them again when it is resumed.</summary>
internal static class ClaimUpkeep
{
    private const string Extension = ".claims";

    /// <summary>Prolongs the claims whose time is half over. Those of edits are prolonged by further edits only.</summary>
    public static void Renew(HookCall call)
    {
        foreach (var claim in Held(call))
        {
            if (!claim.IsOfEdit && claim.IsDueAt(call.Pool.Now))
                call.Pool.Renew(claim, call.Reader);
        }
    }

    /// <summary>Releases the claims of a session that ends, and keeps in mind which those were.</summary>
    public static void Release(HookCall call)
    {
        var held = Held(call);
        var lines = new StringBuilder();
        foreach (var claim in held)
        {
            if (!claim.IsOfEdit)
                lines.Append(EntryWriter.Text(claim.Entry)).Append('\n');
        }

        // Before the releases: what is not kept in mind is not claimed again.
        if (lines.Length > 0)
            PrivateFile.Replace(PathOf(call), Encoding.UTF8.GetBytes(lines.ToString()));
        foreach (var claim in held)
            call.Pool.Release(claim, call.Reader);
    }

    /// <summary>Claims again what the end of a session that is resumed had released.</summary>
    /// <returns>What the model is to be told: the claims that others have by now.</returns>
    public static string Resume(HookCall call)
    {
        if (!File.Exists(PathOf(call)))
            return "";
        // The end may have been cut short before it released them.
        var held = Held(call);
        var refusals = new StringBuilder();
        foreach (var line in File.ReadAllLines(PathOf(call)))
        {
            if (!EntryReader.TryRead(Encoding.UTF8.GetBytes(line), out var entry) || held.Exists(claim => claim.Id == entry.Id))
                continue;
            // The force was for what stood in the way then, and not for who came since.
            var claim = entry with
            {
                Id = "",
                Timestamp = DateTimeOffset.UnixEpoch,
                Instance = call.Reader.Instance,
                SessionId = call.Reader.Session,
                IsForced = false,
            };
            if (call.Pool.Claim(claim) is { Holder: { } holder })
                refusals.Append(ClaimText.Refused(entry, holder, call.Pool.Now)).Append('\n');
        }

        File.Delete(PathOf(call));
        return refusals.ToString();
    }

    private static List<Claim> Held(HookCall call)
    {
        var held = new List<Claim>();
        foreach (var claim in call.Pool.Claims().HeldAt(call.Pool.Now))
        {
            if (claim.Entry.SessionId is { } session && session == call.Reader.Session)
                held.Add(claim);
        }

        return held;
    }

    private static string PathOf(HookCall call) => SessionState.PathOf(call.Pool.Location, call.Input.SessionId, Extension);
}
