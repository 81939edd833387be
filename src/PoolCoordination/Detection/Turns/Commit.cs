namespace PoolCoordination.Detection.Turns;

/// <summary>A commit that a turn made.</summary>
/// <param name="subject">The first line of its message.</param>
/// <param name="message">What is known of its message: all of it, or the subject.</param>
internal sealed class Commit(string subject, string message)
{
    private static readonly string[] s_kinds =
    [
        "feat", "fix", "perf", "refactor", "revert", "build", "test", "docs", "style", "ci", "chore",
    ];

    /// <summary>The first line of its message.</summary>
    public string Subject => subject;

    /// <summary>Whether it says nothing to others: work in progress, a part of another commit, a merge of the base branch.</summary>
    public bool IsInterim =>
        subject.StartsWith("fixup!", StringComparison.OrdinalIgnoreCase)
        || subject.StartsWith("squash!", StringComparison.OrdinalIgnoreCase)
        || subject.StartsWith("amend!", StringComparison.OrdinalIgnoreCase)
        || subject.StartsWith("Merge branch ", StringComparison.Ordinal)
        || subject.StartsWith("Merge remote-tracking ", StringComparison.Ordinal)
        || subject.Contains("work in progress", StringComparison.OrdinalIgnoreCase)
        || Array.Exists(subject.Split(' ', '[', ']', ':', '(', ')', '/'), word => word.Equals("wip", StringComparison.OrdinalIgnoreCase));

    private int Rank => Array.IndexOf(s_kinds, FirstWord) is >= 0 and var rank ? rank : s_kinds.Length / 2;

    /// <summary>
    /// Which of two says more, which comes first: by its kind (Conventional Commits, https://www.conventionalcommits.org), else the longer.
    /// </summary>
    public static int CompareByWeight(Commit one, Commit other) =>
        one.Rank != other.Rank ? one.Rank - other.Rank : other.Subject.Length - one.Subject.Length;

    private string FirstWord
    {
        get
        {
            var end = Subject.AsSpan().IndexOfAny(" :(!");
            return end < 0 ? Subject : Subject[..end];
        }
    }

    /// <summary>Adds the value of each trailer of a name that its message has (git-interpret-trailers(1)).</summary>
    public void AddTrailers(string name, List<string> values)
    {
        foreach (var line in message.Split('\n'))
        {
            if (line.Length > name.Length + 1 && line[name.Length] == ':' && line.StartsWith(name, StringComparison.OrdinalIgnoreCase))
                values.Add(line[(name.Length + 1)..].Trim());
        }
    }

    /// <summary>The subject.</summary>
    public override string ToString() => Subject;
}
