using PoolCoordination.Shell;

namespace PoolCoordination.Detection.Turns;

/// <summary>What a turn made public: a push, a pull request, a release.</summary>
/// <param name="title">The title that was given to it; empty where none was.</param>
internal sealed class Publication(string title)
{
    private static readonly string[] s_refusals =
    [
        "rejected", "fatal:", "error:", "denied", "not granted", "GraphQL:", "HTTP 4", "failed to", "up-to-date", "already exists",
        "will be automatically merged",
    ];

    /// <summary>The title that was given to it; empty where none was.</summary>
    public string Title => title;

    /// <summary>The last one of a turn that says most; null where there is none.</summary>
    public static Publication? Of(Turn turn)
    {
        Publication? last = null;
        foreach (var call in turn.Calls)
        {
            if (call.IsFailed || Array.Exists(s_refusals, refusal => call.Output.Contains(refusal, StringComparison.Ordinal)))
                continue;
            foreach (var command in TurnCommands.Of(call, turn))
            {
                var isElsewhere = command.Folder is { } folder && turn.IsInRepository?.Invoke(folder) == false;
                if (!isElsewhere && Of(command) is { } publication && (last is null || publication.Title.Length > 0))
                    last = publication;
            }
        }

        return last;
    }

    private static Publication? Of(RunningCommand command)
    {
        if (TurnCommands.OfGit(command, "push", "o push-option repo receive-pack exec") is { } push)
            return push.Has("n d delete") || push.Operands.Exists(operand => operand.Text is [':', ..]) ? null : new Publication("");
        if (command.Name != "gh" || command.Words.Count < 3)
            return null;
        const string valued = "t title subject b body F body-file B base H head n notes R repo l label r reviewer";
        var arguments = CommandArguments.Read(command.Words, 3, valued);
        var title = arguments.Value("t title subject") is { } word ? TurnCommands.Text(word) ?? "" : "";
        var isMade = (command.Words[1].Text, command.Words[2].Text) switch
        {
            ("pr" or "release", "create") => !arguments.Has("dry-run w web"),
            ("pr", "merge") => true,
            ("pr", "edit") => title.Length > 0,
            _ => false,
        };
        return isMade ? new Publication(title) : null;
    }

    /// <summary>The title.</summary>
    public override string ToString() => Title;
}
