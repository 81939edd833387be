using PoolCoordination.Shell;

namespace PoolCoordination.Detection.Turns;

/// <summary>What a turn made public: a push, a pull request, a release.</summary>
/// <param name="title">The title that was given to it; empty where none was.</param>
internal sealed class Publication(string title)
{
    private static readonly string[] s_refusals = ["rejected", "fatal:", "error:", "denied", "GraphQL:", "HTTP 4", "failed"];

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
                if (Of(command) is { } publication && (last is null || publication.Title.Length > 0))
                    last = publication;
            }
        }

        return last;
    }

    private static Publication? Of(RunningCommand command)
    {
        if (TurnCommands.OfGit(command, "push", "o push-option repo receive-pack exec") is not null)
            return new Publication("");
        if (command.Name != "gh" || command.Words.Count < 3)
            return null;
        var (subject, verb) = (command.Words[1].Text, command.Words[2].Text);
        if ((subject, verb) is not (("pr" or "release", "create") or ("pr", "merge" or "edit")))
            return null;
        const string valued = "t title b body F body-file B base H head n notes R repo l label r reviewer";
        var arguments = CommandArguments.Read(command.Words, 3, valued);
        return new Publication(arguments.Value("t title") is { } word ? TurnCommands.Text(word) ?? "" : "");
    }

    /// <summary>The title.</summary>
    public override string ToString() => Title;
}
