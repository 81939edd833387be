using System.Text;
using PoolCoordination.Claims;
using PoolCoordination.Log;

namespace PoolCoordination.Hooks;

/// <summary>
/// What a session is to be told of its claims at its next hook whose output the model sees: the hooks that write claims are not such.
/// </summary>
internal static class ClaimNotices
{
    private const string Extension = ".notices";

    /// <summary>Leaves word that a claim of the session was refused: its id, as what is in its way may be over when it is told.</summary>
    public static void Add(HookCall call, ClaimResult refused) => FileLog.Append(PathOf(call), Encoding.UTF8.GetBytes(refused.Entry.Id + "\n"));

    /// <summary>What there is to tell, a line each; it is then told, and by no other hook.</summary>
    public static string Take(HookCall call)
    {
        var path = PathOf(call);
        if (!File.Exists(path))
            return "";
        var taken = $"{path}.{Environment.ProcessId:x}";
        try
        {
            // In this order: what is taken and not told is lost.
            var claims = call.Pool.Claims();
            File.Move(path, taken);
            var refused = File.ReadAllLines(taken);
            File.Delete(taken);
            return string.Concat(refused.Select(id => Told(claims, id, call.Pool.Now)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or PoolException)
        {
            // Another hook of the session was first; and what cannot be read is not to cost the hook what else it has to say.
            return "";
        }
    }

    private static string Told(ClaimTable claims, string id, DateTimeOffset now) =>
        claims.Find(id) is { ClosedBy: { } closer } refused && claims.Find(closer) is { } holder ? ClaimText.Refused(refused.Entry, holder, now) + "\n" : "";

    private static string PathOf(HookCall call) => SessionState.PathOf(call.Pool.Location, call.Input.SessionId, Extension);
}
