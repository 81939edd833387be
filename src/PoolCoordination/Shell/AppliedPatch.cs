namespace PoolCoordination.Shell;

/// <summary>The files that a patch for <c>apply_patch</c>, a tool of several agents, adds, changes, deletes or moves.</summary>
internal static class AppliedPatch
{
    private static readonly string[] s_headings = ["*** Update File:", "*** Move to:", "*** Add File:", "*** Delete File:"];

    /// <summary>Their paths as the patch has them, each once.</summary>
    /// <param name="patch">The patch: a heading for each file, before the lines that come and go.</param>
    public static IReadOnlyList<string> FilesIn(string patch)
    {
        var files = new List<string>();
        var isChange = false;
        foreach (var line in patch.Split('\n'))
        {
            // In the change of a file a blank begins a line that stays; elsewhere blanks before a heading are passed over by some.
            if (isChange && line.StartsWith(' '))
                continue;
            var text = line.Trim();
            var heading = Array.FindIndex(s_headings, heading => text.StartsWith(heading, StringComparison.Ordinal));
            if (heading < 0)
                continue;
            isChange = heading <= 1;
            // Not all take a heading only with a blank after it.
            Add(files, text[s_headings[heading].Length..].TrimStart());
        }

        return files;
    }

    private static void Add(List<string> files, string file)
    {
        if (file.Length > 0 && !files.Contains(file))
            files.Add(file);
    }
}
