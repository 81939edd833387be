namespace PoolCoordination.Agents.Codex;

/// <summary>The files that a patch of Codex's tool <c>apply_patch</c> adds, changes, deletes or moves.</summary>
internal static class PatchFiles
{
    private static readonly string[] s_headings = ["*** Add File: ", "*** Update File: ", "*** Delete File: ", "*** Move to: "];

    /// <summary>Their paths as the patch has them, each once.</summary>
    /// <param name="patch">The patch: a heading for each file, before the lines that come and go.</param>
    public static IReadOnlyList<string> In(string patch)
    {
        var files = new List<string>();
        foreach (var line in patch.AsSpan().EnumerateLines())
        {
            foreach (var heading in s_headings)
            {
                // The lines of a file begin with a sign, so that none looks like a heading.
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
