using System.Buffers;
using System.Globalization;
using PoolCoordination.Shell;

namespace PoolCoordination.Detection.Turns;

/// <summary>The commits that a turn made and did not take back.</summary>
internal static class TurnCommits
{
    private const string CommitValues =
        "m message F file C c t template author date fixup squash trailer S? gpg-sign? cleanup u? pathspec-from-file";

    private const int Most = 50;

    private static readonly SearchValues<char> s_hexadecimals = SearchValues.Create("0123456789abcdef");

    /// <summary>The commits, in order.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="hasAny">Whether it made any, also such as it took back.</param>
    public static List<Commit> Of(Turn turn, out bool hasAny)
    {
        var commits = new List<Commit>();
        hasAny = false;
        foreach (var call in turn.Calls)
        {
            foreach (var command in TurnCommands.Of(call, turn))
            {
                if (command.Name != "git" || (command.Folder is { } folder && turn.IsInRepository?.Invoke(folder) == false))
                    continue;
                if (TurnCommands.OfGit(command, "commit", CommitValues) is { } commit && commits.Count < Most)
                    Take(commit, MessageOf(command, commit), call, turn, commits);
                else if (TurnCommands.OfGit(command, "reset", "") is { } reset && !call.IsFailed)
                    TakeBack(reset, commits);
                else if (TurnCommands.OfGit(command, "revert", "m mainline") is { Operands: [{ Text: "HEAD" }] } && !call.IsFailed)
                    commits.RemoveRange(Math.Max(0, commits.Count - 1), Math.Min(1, commits.Count));
                hasAny |= commits.Count > 0;
            }
        }

        return commits;
    }

    private static void Take(CommandArguments arguments, string message, ToolCall call, Turn turn, List<Commit> commits)
    {
        var isAmended = arguments.Has("amend");
        // One that is empty, as to start a deployment, finishes nothing.
        if (arguments.Has("allow-empty") && !call.Output.Contains(" changed", StringComparison.Ordinal))
            return;
        // Of a commit of before, its subject says what was done before.
        if ((isAmended && commits.Count == 0 && message.Length == 0) || arguments.Has("short porcelain long"))
            return;
        var first = FirstLine(message);
        // The outcome of a line says nothing of one command in it; what git prints of a commit does, and HEAD's log.
        var subject = Printed(call.Output, first, commits) ?? Unprinted(arguments, first, call, turn, commits);
        if (string.IsNullOrWhiteSpace(subject))
            return;
        if (isAmended && commits.Count > 0)
            commits.RemoveAt(commits.Count - 1);
        commits.Add(new Commit(subject, first == subject ? message : subject));
    }

    /// <summary>The subject of a commit of which git prints nothing; null where none was made.</summary>
    private static string? Unprinted(CommandArguments arguments, string first, ToolCall call, Turn turn, List<Commit> commits)
    {
        if (turn.LoggedCommits is not { } logged)
            return arguments.Has("q quiet") && !call.IsFailed ? first : null;
        for (var i = logged.Count - 1; i >= 0 && logged[i].Second >= call.At.ToUnixTimeSeconds(); i--)
        {
            if (first.Length > 0 ? logged[i].Subject == first : !IsTaken(logged[i].Subject, commits))
                return logged[i].Subject;
        }

        return null;
    }

    private static bool IsTaken(string subject, List<Commit> commits) => commits.Exists(commit => commit.Subject == subject);

    /// <summary>The message that a commit was given, in the line or in a here-document; empty where it is not known.</summary>
    private static string MessageOf(RunningCommand command, CommandArguments arguments)
    {
        if (arguments.Value("F file")?.Text == "-")
            return command.InputText ?? "";
        var message = "";
        foreach (var part in arguments.Values("m message"))
            message += $"{TurnCommands.Text(part)}\n\n";
        return message;
    }

    /// <summary>Takes back the last commits, <c>git reset HEAD~2</c>, or all where it goes to another commit.</summary>
    private static void TakeBack(CommandArguments arguments, List<Commit> commits)
    {
        if (arguments.Operands is not [{ Text: { } target }] || arguments.Separator >= 0)
            return;
        var count = target switch
        {
            "HEAD" or "@" => 0,
            "HEAD^" or "HEAD~" or "@^" or "@~" => 1,
            ['H', 'E', 'A', 'D', '~', .. var number] when int.TryParse(number, CultureInfo.InvariantCulture, out var parsed) => parsed,
            _ => commits.Count,
        };
        commits.RemoveRange(Math.Max(0, commits.Count - count), Math.Min(commits.Count, count));
    }

    /// <summary>
    /// The subject of a commit that git reports in an output, as <c>[branch 1a2b3c4] subject</c>: the one that it was given, else the last
    /// that is not taken yet; null where git reports none.
    /// </summary>
    private static string? Printed(string output, string given, List<Commit> taken)
    {
        string? last = null;
        foreach (var line in output.Split('\n'))
        {
            if (line.Length == 0 || line.TrimStart() is not ['[', ..] || SubjectOf(line.Trim()) is not { } subject)
                continue;
            if (subject == given)
                return subject;
            if (!IsTaken(subject, taken))
                last = subject;
        }

        return last;
    }

    private static string? SubjectOf(string line)
    {
        var end = line.IndexOf("] ", StringComparison.Ordinal);
        if (end < 0)
            return null;
        var place = line.AsSpan(1, end - 1);
        var id = place[(place.LastIndexOf(' ') + 1)..];
        return id.Length is >= 7 and <= 40 && id.Length < place.Length && !id.ContainsAnyExcept(s_hexadecimals)
            ? line[(end + 2)..].Trim()
            : null;
    }

    private static string FirstLine(string text)
    {
        var start = text.AsSpan().TrimStart();
        var end = start.IndexOf('\n');
        return (end < 0 ? start : start[..end]).Trim().ToString();
    }
}
