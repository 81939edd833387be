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

    /// <summary>Leaves word that a claim of the session was refused.</summary>
    public static void Add(HookCall call, ClaimResult refused) =>
        FileLog.Append(PathOf(call), Encoding.UTF8.GetBytes(ClaimText.Refused(refused.Entry, refused.Holder!, call.Pool.Now) + "\n"));

    /// <summary>What there is to tell, a line each; it is then told, and by no other hook.</summary>
    public static string Take(HookCall call)
    {
        var path = PathOf(call);
        if (!File.Exists(path))
            return "";
        var taken = $"{path}.{Environment.ProcessId:x}";
        try
        {
            File.Move(path, taken);
            var notices = File.ReadAllText(taken);
            File.Delete(taken);
            return notices;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Another hook of the session was first; and what cannot be read is not to cost the hook what else it has to say.
            return "";
        }
    }

    private static string PathOf(HookCall call) => SessionState.PathOf(call.Pool.Location, call.Input.SessionId, Extension);
}
