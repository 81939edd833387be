namespace PoolCoordination.Shell;

/// <summary>The files that a patch for <c>apply_patch</c>, a tool of several agents, adds, changes, deletes or moves.</summary>
internal static class AppliedPatch
{
    private static readonly string[] s_headings = ["*** Add File: ", "*** Update File: ", "*** Delete File: ", "*** Move to: "];

    /// <summary>Their paths as the patch has them, each once.</summary>
    /// <param name="patch">The patch: a heading for each file, before the lines that come and go.</param>
    public static IReadOnlyList<string> FilesIn(string patch)
    {
        var files = new List<string>();
        foreach (var whole in patch.AsSpan().EnumerateLines())
        {
            // Blanks before a heading are passed over by those who apply it; a line of a file that looks like one is rare.
            var line = whole.TrimStart();
            foreach (var heading in s_headings)
            {
                if (line.StartsWith(heading, StringComparison.Ordinal) && line[heading.Length..].Trim().ToString() is var file)
                    Add(files, file);
            }
        }

        return files;
    }

    private static void Add(List<string> files, string file)
    {
        if (file.Length > 0 && !files.Contains(file))
            files.Add(file);
    }
}
