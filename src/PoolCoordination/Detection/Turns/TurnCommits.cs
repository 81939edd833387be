using System.Buffers;
using System.Globalization;
using PoolCoordination.Shell;

namespace PoolCoordination.Detection.Turns;

/// <summary>The commits that a turn made and did not take back.</summary>
internal static class TurnCommits
{
    private const string CommitValues =
        "m message F file C c t template author date fixup squash trailer S? gpg-sign? cleanup u? pathspec-from-file";

    private static readonly SearchValues<char> s_hexadecimals = SearchValues.Create("0123456789abcdef");

    /// <summary>The commits, in order; none of a rebase, a merge or another sequence.</summary>
    public static List<Commit> Of(Turn turn)
    {
        var commits = new List<Commit>();
        if (turn.IsInSequence)
            return commits;
        foreach (var call in turn.Calls)
        {
            foreach (var command in TurnCommands.Of(call, turn))
            {
                if (TurnCommands.OfGit(command, "commit", CommitValues) is { } commit)
                    Take(commit, MessageOf(command, commit), call, turn, commits);
                else if (TurnCommands.OfGit(command, "reset", "") is { } reset && !call.IsFailed)
                    TakeBack(reset, commits);
                else if (TurnCommands.OfGit(command, "revert", "m mainline") is not null && !call.IsFailed && commits.Count > 0)
                    commits.RemoveAt(commits.Count - 1);
            }
        }

        return commits;
    }

    private static void Take(CommandArguments arguments, string message, ToolCall call, Turn turn, List<Commit> commits)
    {
        // The outcome of a line says nothing of one command in it, what git prints of a commit does.
        var subject = Printed(call.Output, commits);
        if (subject is null && !call.IsFailed && arguments.Has("q quiet"))
            subject = message.Length > 0 ? FirstLine(message) : turn.SubjectsSince(call.At).FindLast(subject => !IsTaken(subject, commits));
        if (string.IsNullOrWhiteSpace(subject))
            return;
        if (arguments.Has("amend") && commits.Count > 0)
            commits.RemoveAt(commits.Count - 1);
        commits.Add(new Commit(subject, FirstLine(message) == subject ? message : subject));
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

    /// <summary>Takes back the last commits: <c>git reset HEAD~2</c>.</summary>
    private static void TakeBack(CommandArguments arguments, List<Commit> commits)
    {
        if (arguments.Operands is not [{ Text: { } target }, ..] || !target.StartsWith("HEAD", StringComparison.Ordinal))
            return;
        var count = target[4..] switch
        {
            "^" or "~" => 1,
            ['^', '^'] => 2,
            ['~', .. var number] when int.TryParse(number, CultureInfo.InvariantCulture, out var parsed) => parsed,
            _ => 0,
        };
        commits.RemoveRange(Math.Max(0, commits.Count - count), Math.Min(commits.Count, count));
    }

    /// <summary>
    /// The subject of the first commit that git reports in an output, as <c>[branch 1a2b3c4] subject</c>, and that is not taken yet; null
    /// where it reports none.
    /// </summary>
    private static string? Printed(string output, List<Commit> taken)
    {
        foreach (var line in output.Split('\n'))
        {
            if (SubjectOf(line.Trim()) is { } subject && !IsTaken(subject, taken))
                return subject;
        }

        return null;
    }

    private static string? SubjectOf(string line)
    {
        var end = line.IndexOf("] ", StringComparison.Ordinal);
        if (line.Length == 0 || line[0] != '[' || end < 0)
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
