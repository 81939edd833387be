using PoolCoordination.Host;
using PoolCoordination.Shell;
using PoolCoordination.Shell.Syntax;
using PoolCoordination.Storage;

namespace PoolCoordination.Detection.Turns;

/// <summary>The files of the project that a turn changed: not those of plans, of scratch work and of the agent itself.</summary>
internal static class ChangedProjectFiles
{
    private const int Most = 20;

    /// <summary>Folders whose files are for the work itself, not a part of it, wherever they lie.</summary>
    private static readonly string[] s_folders = [".superpowers", ".planning", "planning", "planning-artifacts", "plans"];

    /// <summary>The same for those in the project's folder itself: further down they are names like any.</summary>
    private static readonly string[] s_topFolders = ["scratch", "scratchpad", "tmp", "temp", "memory", "todos", ".git", ".entire"];

    /// <summary>The files, by the order of their last change, each once: relative to the project's folder. Of many the last 20.</summary>
    public static List<string> Of(Turn turn)
    {
        var files = new List<string>();
        foreach (var call in turn.Calls)
        {
            if (call.IsFailed)
                continue;
            foreach (var file in call.EditedFiles)
                Take(file, turn, files);
            foreach (var command in TurnCommands.Of(call, turn))
            {
                TakeWritten(command, turn, files);
                if (TakesBack(command))
                    files.Clear();
            }
        }

        files.RemoveRange(0, Math.Max(0, files.Count - Most));
        return files;
    }

    /// <summary>Whether a file is a text that people read, and no part of what is built.</summary>
    public static bool IsProse(string file) =>
        Path.GetExtension(file).ToLowerInvariant() is ".md" or ".txt" or ".mdx" or ".rst" or ".adoc";

    /// <summary>Whether git undoes changes that are not committed, or puts them aside.</summary>
    private static bool TakesBack(RunningCommand command) =>
        TurnCommands.OfGit(command, "reset", "") is { } reset ? reset.Has("hard")
        : TurnCommands.OfGit(command, "restore", "s source") is { } restore ? !restore.Has("S staged")
        : TurnCommands.OfGit(command, "checkout", "b B") is { } checkout ? checkout.Separator >= 0 || checkout.Operands is [{ Text: "." }]
        : TurnCommands.OfGit(command, "stash", "m message") is { } stash
            && stash.Operands is not [{ Text: "pop" or "apply" or "list" or "show" or "drop" or "clear" or "branch" }, ..];

    /// <summary>What a command writes that everybody uses in place of an edit: a redirection, <c>tee</c>, <c>sed -i</c>.</summary>
    private static void TakeWritten(RunningCommand command, Turn turn, List<string> files)
    {
        foreach (var redirection in command.Redirections)
        {
            if (redirection.Kind != RedirectionKind.Read && redirection.Target.Text is { } target)
                TakeIn(command, target, turn, files);
        }

        if (command.Name == "tee")
            TakeIn(command, CommandArguments.Read(command.Words, 1, "").Operands is [{ Text: { } copy }, ..] ? copy : null, turn, files);
        if (command.Name == "sed" && CommandArguments.Read(command.Words, 1, "e f expression file").Has("i in-place"))
            TakeIn(command, command.Words[^1].Text, turn, files);
    }

    private static void TakeIn(RunningCommand command, string? file, Turn turn, List<string> files)
    {
        // What a check prints is kept in a file, too.
        if (
            file is { Length: > 0 }
            && command.Folder is { } folder
            && !file.StartsWith("/dev/", StringComparison.Ordinal)
            && !file.AsSpan().ContainsAny('*', '?')
            && !(file is "nul" or "NUL" || IsProse(file) || Path.GetExtension(file) is ".log" or ".out")
        )
            Take(Path.Combine(folder, file), turn, files);
    }

    private static void Take(string file, Turn turn, List<string> files)
    {
        var path = RelativeTo(turn.Folder, file) ?? RelativeTo(RealPath.Of(turn.Folder), RealPath.Of(file));
        if (path is null || IsForWork(path))
            return;
        files.Remove(path);
        files.Add(path);
    }

    /// <summary>The path below a folder; null for a file outside.</summary>
    private static string? RelativeTo(string folder, string file)
    {
        var path = Normal(WindowsPath.Local(file).Replace('\\', '/'));
        var start = folder.Replace('\\', '/').TrimEnd('/') + "/";
        if (path.Length > start.Length && path.StartsWith(start, PathCase.Comparison))
            return path[start.Length..];
        return path is ['/', ..] or [_, ':', ..] or ['~', ..] || path.Contains("..", StringComparison.Ordinal) ? null : path;
    }

    /// <summary>A path without the names that stand for a folder itself and for the one above it.</summary>
    private static string Normal(string path)
    {
        if (!path.Contains("/.", StringComparison.Ordinal) && !path.StartsWith("./", StringComparison.Ordinal))
            return path;
        var names = new List<string>();
        foreach (var name in path.Split('/'))
        {
            if (name == ".." && names is [.., not (".." or "")])
                names.RemoveAt(names.Count - 1);
            else if (name != ".")
                names.Add(name);
        }

        return string.Join('/', names);
    }

    private static bool IsForWork(string path)
    {
        var names = path.ToLowerInvariant().Split('/');
        for (var i = 0; i + 1 < names.Length; i++)
        {
            if (Array.IndexOf(s_folders, names[i]) >= 0)
                return true;
        }

        return names.Length > 1 && Array.IndexOf(s_topFolders, names[0]) >= 0;
    }
}
