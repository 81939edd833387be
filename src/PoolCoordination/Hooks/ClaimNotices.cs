using System.Text;
using PoolCoordination.Claims;
using PoolCoordination.Log;

namespace PoolCoordination.Hooks;

/// <summary>
/// What a session is to be told of its claims at its next hook whose output the model sees: the hooks that write claims are not such.
/// Notices are only ever added to; the session's state says up to where they were told.
/// </summary>
internal static class ClaimNotices
{
    private const string Extension = ".notices";

    /// <summary>Leaves word that a claim of the session was refused: its id, as what is in its way may be over when it is told.</summary>
    public static void Add(HookCall call, ClaimResult refused) => FileLog.Append(PathOf(call), Encoding.UTF8.GetBytes(refused.Entry.Id + "\n"));

    /// <summary>What there is to tell, a line each; it counts as told once the hook's output was written.</summary>
    public static string Read(HookCall call)
    {
        var file = new FileInfo(PathOf(call));
        if (!file.Exists || file.Length <= call.Session.ToldNotices)
            return "";
        try
        {
            var claims = call.Pool.Claims();
            var text = new StringBuilder();
            var end = call.Session.ToldNotices;
            foreach (var id in Untold(file.FullName, ref end))
                text.Append(Text(claims, id, call.Pool.Now));
            call.ChangeSessionOnceShown(state => state with { ToldNotices = Math.Max(state.ToldNotices, end) });
            return text.ToString();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or PoolException)
        {
            // What cannot be read is not to cost the hook what else it has to say.
            return "";
        }
    }

    private static string[] Untold(string path, ref long end)
    {
        var bytes = File.ReadAllBytes(path).AsSpan((int)end);
        // Another hook may be adding one.
        var whole = bytes[..(bytes.LastIndexOf((byte)'\n') + 1)];
        end += whole.Length;
        return Encoding.UTF8.GetString(whole).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string Text(ClaimTable claims, string id, DateTimeOffset now) =>
        claims.Find(id) is { ClosedBy: { } closer } refused && claims.Find(closer) is { } holder ? ClaimText.Refused(refused.Entry, holder, now) + "\n" : "";

    private static string PathOf(HookCall call) => SessionState.PathOf(call.Pool.Location, call.Input.SessionId, Extension);
}
