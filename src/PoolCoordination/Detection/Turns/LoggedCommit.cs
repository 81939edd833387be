using PoolCoordination.Git;

namespace PoolCoordination.Detection.Turns;

/// <summary>A commit in HEAD's log.</summary>
/// <param name="second">When it was made, in seconds of Unix time: git gives no more.</param>
/// <param name="subject">Its subject.</param>
internal sealed class LoggedCommit(long second, string subject)
{
    /// <summary>When it was made, in seconds of Unix time.</summary>
    public long Second => second;

    /// <summary>Its subject.</summary>
    public string Subject => subject;

    /// <summary>
    /// The commits that the log of HEAD has of a working tree, the earliest first, as git writes them: <c>commit (amend): subject</c>.
    /// </summary>
    public static List<LoggedCommit> Of(GitRepository repository)
    {
        var commits = new List<LoggedCommit>();
        foreach (var move in ReferenceLog.OfHead(repository).Moves())
        {
            var end = move.Reason.IndexOf(": ", StringComparison.Ordinal);
            if (end > 0 && move.Reason.StartsWith("commit", StringComparison.Ordinal))
                commits.Add(new LoggedCommit(move.At.ToUnixTimeSeconds(), move.Reason[(end + 2)..]));
        }

        return commits;
    }

    /// <summary>The subject.</summary>
    public override string ToString() => subject;
}
