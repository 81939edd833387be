using System.Security.Cryptography;
using System.Text;
using PoolCoordination.Board;
using PoolCoordination.Faults;
using PoolCoordination.Json;
using PoolCoordination.Pools;
using PoolCoordination.Storage;
using PoolCoordination.Timeline;

namespace PoolCoordination.Cli.Web;

/// <summary>
/// The page as one file: its styles and modules are in it, and what it shows. It loads nothing and connects to nothing, which its policy
/// holds, too.
/// </summary>
internal static class PageExport
{
    private const int MostItems = 5000;

    /// <summary>The last line of such a file, by which it is known again.</summary>
    private const string Mark = "<!-- pool board -->";

    private const string Charset = "<meta charset=\"utf-8\">";
    private const string Style = "<link rel=\"stylesheet\" href=\"page.css\">";
    private const string Icon = "<link rel=\"icon\" href=\"icon.svg\">";
    private const string Module = "<link rel=\"modulepreload\" href=\"";
    private const string Script = "<script type=\"module\" src=\"main.js\"></script>";

    /// <summary>Writes the board as it is now, and the day that led to it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="pool">The pool.</param>
    /// <param name="includesAllProjects">Whether all projects are shown.</param>
    /// <param name="isForced">Whether the file is replaced also where it is something else.</param>
    /// <exception cref="PoolException">There is another file.</exception>
    /// <exception cref="IOException">There is something that is no file, such as a pipe.</exception>
    public static void Write(string path, Pool pool, bool includesAllProjects, bool isForced)
    {
        if (Directory.Exists(path) || Path.EndsInDirectorySeparator(path))
            throw new PoolException($"'{path}' is a folder; give the path of a file.");
        RegularFile.RequireWhereThere(path);
        // A link stays, and what it points to is written.
        var target = FileLink.TargetOf(path);
        if (!isForced && File.Exists(target) && !IsOurs(target))
            throw new PoolException($"'{path}' already exists and is no board; give another path, or replace it with --force or -Force.");
        var (board, timeline) = new TimelineReader(pool, includesAllProjects).Read(DateTimeOffset.MaxValue);
        var page = Encoding.UTF8.GetBytes(Text(board, timeline));
        PrivateFile.Replace(target, page, File.Exists(target) ? target : null);
    }

    /// <summary>The text of the file.</summary>
    public static string Text(PoolBoard board, PoolTimeline timeline)
    {
        var shown = Shortened(timeline);
        return Page(
            Escape(
                new JsonLine()
                    .Add("at", timeline.To.ToUnixTimeMilliseconds())
                    .AddRaw($"\"board\":{BoardWriter.Text(board)}")
                    .AddRaw($"\"timeline\":{TimelineWriter.Text(shown)}")
                    .AddRaw($"\"files\":{BoardFile.Text(BoardFile.Of(board))}")
                    .ToString()
            )
        );
    }

    /// <summary>The timeline with its newest items, and the lanes and arcs that these leave something to see of.</summary>
    private static PoolTimeline Shortened(PoolTimeline timeline)
    {
        if (timeline.Items.Count <= MostItems)
            return timeline;
        List<TimelineItem> items = [.. timeline.Items.TakeLast(MostItems)];
        var begin = items[0].From;
        var used = items.Select(item => item.Lane).ToHashSet(StringComparer.Ordinal);
        List<TimelineLane> lanes = [.. timeline.Lanes.Where(lane => lane.State is not null || used.Contains(lane.Id))];
        var shown = lanes.Select(lane => lane.Id).ToHashSet(StringComparer.Ordinal);
        List<TimelineArc> arcs =
        [
            .. timeline.Arcs.Where(arc =>
                shown.Contains(arc.From) && shown.Contains(arc.To) && (arc.End ?? timeline.To) >= begin
            ),
        ];
        return timeline with
        {
            Items = items,
            Lanes = lanes,
            Arcs = arcs,
            AreArcsCut = timeline.AreArcsCut || arcs.Count < timeline.Arcs.Count,
        };
    }

    private static string Page(string data)
    {
        var style = PageFiles.TextOf("page.css");
        var modules = new List<string>();
        var page = new StringBuilder();
        foreach (var line in PageFiles.TextOf(PageFiles.Document).ReplaceLineEndings("\n").Split('\n'))
        {
            var text = line.Trim();
            if (text.StartsWith(Module, StringComparison.Ordinal))
                modules.Add(text[Module.Length..text.IndexOf('"', Module.Length)]);
            else if (text == Charset)
                page.Append(line).Append("\n@policy\n");
            else if (text == Style)
                page.Append("<style>").Append(style).Append("</style>\n");
            else if (text == Script)
                page.Append("@script\n");
            else if (text != Icon)
                page.Append(line).Append('\n');
        }

        var script = Joined(modules);
        var policy =
            $"default-src 'none'; script-src 'sha256-{HashOf(script)}'; style-src 'sha256-{HashOf(style)}'; img-src data:; "
            + "base-uri 'none'; form-action 'none'";
        return page.Replace("@policy", $"<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")
                .Replace(
                    "@script",
                    $"<script type=\"application/json\" id=\"data\">{data}</script>\n<script type=\"module\">{script}</script>"
                )
                .ToString()
                .TrimEnd('\n')
            + $"\n{Mark}\n";
    }

    /// <summary>The modules as one, in their order: what one takes from another is there already.</summary>
    private static string Joined(IEnumerable<string> modules)
    {
        var joined = new StringBuilder();
        foreach (var line in modules.SelectMany(module => PageFiles.TextOf(module).ReplaceLineEndings("\n").Split('\n')))
        {
            if (line.StartsWith("import ", StringComparison.Ordinal))
                continue;
            joined.Append(line.StartsWith("export ", StringComparison.Ordinal) ? line["export ".Length..] : line).Append('\n');
        }

        return joined.ToString();
    }

    /// <summary>JSON in which nothing ends the element that it stands in; these characters are only in its texts.</summary>
    private static string Escape(string json) =>
        json.Replace("<", "\\u003c", StringComparison.Ordinal)
            .Replace(">", "\\u003e", StringComparison.Ordinal)
            .Replace("&", "\\u0026", StringComparison.Ordinal)
            .Replace("\u2028", "\\u2028", StringComparison.Ordinal)
            .Replace("\u2029", "\\u2029", StringComparison.Ordinal);

    private static string HashOf(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static bool IsOurs(string path)
    {
        using var file = RegularFile.OpenForReading(path);
        if (file is null)
            return false;
        var end = new byte[Mark.Length + 1];
        var length = RandomAccess.Read(file, end, Math.Max(0, RandomAccess.GetLength(file) - end.Length));
        return Encoding.UTF8.GetString(end, 0, length) == Mark + "\n";
    }
}
