using System.Globalization;
using System.Text;
using PoolCoordination.Claims;
using PoolCoordination.Faults;
using PoolCoordination.Log;
using PoolCoordination.Sessions;
using PoolCoordination.Storage;
using PoolCoordination.Text;

namespace PoolCoordination.Hooks;

/// <summary>
/// What a session is to be told of its claims and blocks at its next hook whose output the model sees: the hooks that write them are not
/// such. Notices are only ever added to; the session's state says up to where they were told.
/// </summary>
internal static class SessionNotices
{
    private const string Extension = ".notices";
    private const string Waits = "waits ";
    private const string Says = "says ";
    private const int LongestSentence = 400;

    /// <summary>How long what is told at once may be: a client shows no more than some 10,000 characters.</summary>
    private const int MostCharacters = 3000;

    /// <summary>
    /// Notes that a claim of the session was refused, or waits to be judged: its id, as what is in its way may be over when it is
    /// told.
    /// </summary>
    public static void Add(HookCall call, ClaimResult result) => Add(call, (result.IsWaiting ? Waits : "") + result.Entry.Id);

    /// <summary>Notes something else, once however often it is found.</summary>
    /// <param name="call">The event.</param>
    /// <param name="key">A word that is the same where the same is found again.</param>
    /// <param name="sentence">What is told.</param>
    /// <returns>Whether it is new.</returns>
    public static bool Add(HookCall call, string key, string sentence)
    {
        var start = $"{Says}{key} ";
        var text = Sanitizer.ForContext(sentence, LongestSentence);
        try
        {
            var beginning = 0L;
            if (Lines(call, PathOf(call), ref beginning).Any(line => line.StartsWith(start, StringComparison.Ordinal)))
                return false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            call.TellPerson(text);
            return true;
        }

        if (!Add(call, start + text))
            call.TellPerson(text);
        return true;
    }

    /// <summary>Gets the notices, a line each; they count as shown once the hook's output was written.</summary>
    public static string Read(HookCall call)
    {
        try
        {
            var file = new FileInfo(PathOf(call));
            if (!file.Exists || file.Length <= call.Session.State.ToldNotices)
                return "";
            call.Session.BeginShowing();
            var claims = Claims(call);
            var end = call.Session.State.ToldNotices;
            var again = new List<string>();
            var lines = Lines(call, PathOf(call), ref end).Distinct(StringComparer.Ordinal);
            var text = Join(lines.Select(line => Text(call, claims, line, again)));
            // What is said of a pool that cannot be read is not all that there is to say.
            if (claims is not null)
            {
                call.Session.ChangeOnceShown(state =>
                {
                    again.ForEach(line => Add(call, line));
                    return state with { ToldNotices = Math.Max(state.ToldNotices, end) };
                });
            }

            return text;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or PoolException)
        {
            // What cannot be read is not to cost the hook what else it has to say.
            return "";
        }
    }

    /// <summary>Notes for another session what concerns a claim of its, once.</summary>
    public static void AddForHolder(HookCall call, Claim claim, string key, string sentence)
    {
        var start = $"{Says}{key} ";
        var holders = SessionRecords.Of(call.Pool.Location, session => session == claim.Entry.SessionId);
        try
        {
            foreach (var holder in holders.Where(record => record.SessionId != call.Input.SessionId))
            {
                var path = SessionFiles.PathOf(call.Pool.Location, holder.SessionId, Extension);
                var beginning = 0L;
                var isKnown = Lines(call, path, ref beginning).Any(line => line.StartsWith(start, StringComparison.Ordinal));
                if (!isKnown)
                    Append(call, path, start + Sanitizer.ForContext(sentence, LongestSentence));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            call.LogError($"The holder of a claim could not be left a notice: {exception.Message}");
        }
    }

    private static bool Add(HookCall call, string line) => Append(call, PathOf(call), line);

    private static bool Append(HookCall call, string path, string line)
    {
        try
        {
            WholeLine.Append(path, Encoding.UTF8.GetBytes(line + "\n"), call.Pool.Location.Owners);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            call.LogError($"The session could not be left a notice: {exception.Message}");
            return false;
        }
    }

    private static ClaimTable? Claims(HookCall call)
    {
        try
        {
            return call.Pool.Claims();
        }
        catch (PoolUnavailableException)
        {
            return null;
        }
    }

    /// <summary>The whole lines from a place on, which becomes their end.</summary>
    private static string[] Lines(HookCall call, string path, ref long end)
    {
        var bytes = (RegularFile.ReadAll(path, call.Pool.Location.Owners) ?? []).AsSpan((int)end);
        // Another hook may be adding one.
        var whole = bytes[..(bytes.LastIndexOf((byte)'\n') + 1)];
        end += whole.Length;
        return Encoding.UTF8.GetString(whole).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>As many sentences as may be told at once, and how many more there are.</summary>
    private static string Join(IEnumerable<string> sentences)
    {
        var text = new StringBuilder();
        var more = 0;
        foreach (var sentence in sentences)
        {
            if (text.Length + sentence.Length > MostCharacters)
                more++;
            else
                text.Append(sentence);
        }

        if (more > 0)
            text.Append(CultureInfo.InvariantCulture, $"… and {more} more notice{(more == 1 ? "" : "s")}.\n");
        return text.ToString();
    }

    /// <summary>What a line says; what is not known for good yet is to be told again.</summary>
    private static string Text(HookCall call, ClaimTable? claims, string line, List<string> again)
    {
        if (line.StartsWith(Says, StringComparison.Ordinal))
            return line[(line.IndexOf(' ', Says.Length) + 1)..] + "\n";
        var isWaiting = line.StartsWith(Waits, StringComparison.Ordinal);
        var id = isWaiting ? line[Waits.Length..] : line;
        if (claims?.Find(id) is { } claim)
        {
            return claims.IsMadeAgain(claim) ? ""
                : claim.ClosedBy is { } closer && claims.Find(closer) is { } holder
                    ? ClaimText.Refused(claim.Entry, holder, call.Pool.Now) + "\n"
                : isWaiting ? ClaimText.Granted(claim) + "\n"
                : "";
        }

        if (claims is { IsComplete: false })
        {
            again.Add(line);
            return "";
        }

        if (!isWaiting)
            return "";
        if (new RejectedEntries(call.Pool.Location).Find(id) is { } rejected)
            return ClaimText.NotTaken(rejected) + "\n";
        if (new Outbox(call.Pool.Location).Entries.FirstOrDefault(entry => entry.Id == id) is not { } waiting)
            return "";
        // Its verdict is to be told, too.
        again.Add(line);
        return ClaimText.Waiting(waiting) + "\n";
    }

    private static string PathOf(HookCall call) => SessionFiles.PathOf(call.Pool.Location, call.Input.SessionId, Extension);
}
