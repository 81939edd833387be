using System.Buffers;

namespace PoolCoordination.Installation;

/// <summary>A command of the shell in settings, as a person writes it, who may start the pool in it among other things.</summary>
internal static class HandWrittenCommand
{
    private static readonly SearchValues<char> s_blanks = SearchValues.Create(" \t\r\n");
    private static readonly SearchValues<char> s_separators = SearchValues.Create(";&|()<>`");

    /// <summary>The executable of ours that some word of it starts for a hook; null where none does.</summary>
    /// <param name="words">The words of the command, without their quotes.</param>
    public static string? HookIn(IReadOnlyList<string> words) =>
        Find(
            words,
            (word, next) =>
                HookHandler.NameOf(word) == ExecutableFiles.HookName
                || (word.AsSpan().ContainsAny('/', '\\') && new HookHandler(word, next is null ? [] : [next]).IsFormer)
        );

    /// <summary>The executable of ours that some word of it starts for a status line; null where none does.</summary>
    /// <inheritdoc cref="HookIn"/>
    public static string? StatusLineIn(IReadOnlyList<string> words) =>
        Find(words, (word, next) => next is not null && StatusLineSettings.IsOurs(new HookHandler(word, [next])));

    /// <summary>The handler that runs an executable of ours for a hook.</summary>
    public static HookHandler HandlerOf(string executable) =>
        new HookHandler(executable, [HookHandler.FormerArgument]) is { IsFormer: true } former ? former : HookHandler.Native(executable);

    /// <summary>Whether it has more than the start of a hook of ours: variables, redirections, other commands.</summary>
    public static bool HasMore(string command, HookHandler handler)
    {
        if (handler.IsPowerShell)
            return false;
        var words = HookHandler.Unguarded(command);
        var i = handler.IsFormer ? 2 : 1;
        while (i + 1 < words.Count && words[i] is "--pool" or "--agent")
            i += 2;
        return words[0] != handler.Command || i < words.Count;
    }

    private static string? Find(IReadOnlyList<string> words, Func<string, string?, bool> isStart)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            // A shell in the command is given a command of its own as one word; a path may have blanks, too.
            if (word.AsSpan().ContainsAny(s_blanks) && Find(HookHandler.WordsOf(word), isStart) is { } inner)
                return inner;
            if (IsPath(word) && isStart(word, i + 1 < words.Count ? words[i + 1] : null))
                return word;
        }

        // What stands between commands needs no blanks around it.
        return words.Any(word => word.AsSpan().ContainsAny(s_separators))
            ? Find([.. words.SelectMany(word => HookHandler.WordsOf(Separated(word)))], isStart)
            : null;
    }

    /// <summary>Whether a word is a whole path or the name of a command: the end of a path that was split at a blank is neither.</summary>
    private static bool IsPath(string word) =>
        word is ['/' or '~' or '$' or '\\', ..] or [_, ':', ..] || !word.AsSpan().ContainsAny('/', '\\');

    private static string Separated(string word) =>
        string.Concat(word.Select(character => s_separators.Contains(character) ? ' ' : character));
}
