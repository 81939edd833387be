using System.Management.Automation;
using PoolCoordination.Host;
using PoolCoordination.Status;

namespace PoolCoordination.PowerShell.Views;

/// <summary>
/// What the view of a status shows, in at most as many lines of 80 columns as a status may have. A status that comes from a job, a file or
/// another machine is shown by its text.
/// </summary>
public static class StatusView
{
    /// <summary>What a line of 80 columns has beside the label.</summary>
    private const int LineLength = 68;

    /// <summary>How much of that is filled at least where a text goes on at a word in the next line.</summary>
    private const int FilledLength = 54;

    /// <summary>What a status says under a label, a line each; empty where it says nothing.</summary>
    /// <param name="status">The status.</param>
    /// <param name="label">The label.</param>
    public static string Lines(object? status, string label)
    {
        var all = LinesOf(status);
        var room = StatusText.MostLines - all.Count;
        var lines = new List<string>();
        var current = "";
        foreach (var line in all)
        {
            var text = line.Fit(LineLength);
            if (line.MayWrap && room > 0 && line.ToString().Length > LineLength)
            {
                text = line.Fit((room + 1) * FilledLength);
                room -= (text.Length - 1) / FilledLength;
            }

            current = line.Label.Length > 0 ? line.Label : current;
            if (current == label)
                lines.Add(text);
        }

        return string.Join(Environment.NewLine, lines);
    }

    private static IReadOnlyList<StatusRow> LinesOf(object? status)
    {
        if ((status is PSObject wrapped ? wrapped.BaseObject : status) is PoolStatus known)
            return StatusText.Of(known, PoolEnvironment.OfProcess.HomeFolder);
        return [.. (status?.ToString() ?? "").Split('\n').Select(Parse)];
    }

    private static StatusRow Parse(string line)
    {
        var end = line.IndexOf(": ", StringComparison.Ordinal);
        return end < 0 ? new StatusRow("", line) : new StatusRow(line[..end], line[(end + 2)..]) { MayWrap = true };
    }
}
