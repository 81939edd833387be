using System.Diagnostics;
using System.Text;
using System.Text.Json;
using PoolCoordination.Agents.ClaudeCode;
using PoolCoordination.Detection;
using PoolCoordination.Detection.Turns;
using PoolCoordination.Entries;

namespace PoolCoordination.Benchmarks;

/// <summary>
/// How well turns are judged, on turns of public repositories that keep the transcripts of their agents. The labels name each by its
/// repository and the object of git that has it; no text of it is here.
/// </summary>
internal static class TurnEvaluation
{
    private static readonly string[] s_labels = ["completed", "blocked", "none"];

    /// <summary>Prints a confusion table for each half, and each error in a line.</summary>
    /// <param name="labels">The file with the labels, a line of JSON for each turn.</param>
    /// <param name="folder">The folder with the repositories, as <c>owner/name</c>.</param>
    /// <param name="split">The half to judge, <c>dev</c> or <c>test</c>; null for both.</param>
    public static int Run(string labels, string folder, string? split)
    {
        List<LabelledTurn> turns = [.. File.ReadLines(labels).Select(LabelledTurn.Parse)];
        foreach (var half in turns.Where(turn => split is null || turn.Split == split).GroupBy(turn => turn.Split))
            Print(half.Key, [.. half.Select(turn => (turn, Detect(turn, folder)))]);
        return 0;
    }

    private static void Print(string name, List<(LabelledTurn Turn, DetectedEntry? Detected)> judged)
    {
        Console.WriteLine($"{name}: {judged.Count} turns of {judged.Select(one => one.Turn.Repository).Distinct().Count()} repositories");
        Console.WriteLine("expected \\ detected  completed  blocked  none");
        foreach (var label in s_labels)
            Console.WriteLine($"{label,-19}{Count(label, s_labels[0]),11}{Count(label, s_labels[1]),9}{Count(label, s_labels[2]),6}");
        foreach (var label in s_labels[..2])
        {
            var (detected, expected) = (s_labels.Sum(other => Count(other, label)), s_labels.Sum(other => Count(label, other)));
            double right = Count(label, label);
            Console.WriteLine($"{label}: precision {right / detected:F2}, recall {right / expected:F2}");
        }

        List<(LabelledTurn Turn, DetectedEntry? Detected)> hits =
            [.. judged.Where(one => one.Turn.Label != "none" && LabelOf(one.Detected) == one.Turn.Label)];
        Console.WriteLine($"topics: {(double)hits.Count(HasTopic) / hits.Count:F2} of {hits.Count}");
        foreach (var (turn, detected) in judged.Where(one => LabelOf(one.Detected) != one.Turn.Label))
            Console.WriteLine($"{turn.Id} {turn.Repository}: {LabelOf(detected)}, not {turn.Label}: {detected?.Topic}");
        foreach (var (turn, detected) in hits.Where(one => !HasTopic(one)))
            Console.WriteLine($"{turn.Id} {turn.Repository}: the topic '{detected!.Topic}' has none of {string.Join(", ", turn.Words)}");

        int Count(string expected, string detected) =>
            judged.Count(one => one.Turn.Label == expected && LabelOf(one.Detected) == detected);
    }

    private static bool HasTopic((LabelledTurn Turn, DetectedEntry? Detected) one) =>
        one.Turn.Words.Any(word => one.Detected!.Topic.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static string LabelOf(DetectedEntry? detected) =>
        detected?.Action switch
        {
            PoolAction.Completed => s_labels[0],
            PoolAction.Blocked => s_labels[1],
            _ => s_labels[2],
        };

    private static DetectedEntry? Detect(LabelledTurn turn, string folder)
    {
        var lines = Lines(turn, folder);
        var transcript = Path.GetTempFileName();
        try
        {
            File.WriteAllLines(transcript, lines);
            return TurnDetector.Detect(
                FinalMessage(lines),
                new Turn(TurnReader.Read(transcript, turn: null, DateTimeOffset.MinValue), FolderIn(lines))
            );
        }
        finally
        {
            File.Delete(transcript);
        }
    }

    private static List<string> Lines(LabelledTurn turn, string folder)
    {
        var start = new ProcessStartInfo("git", ["-C", Path.Combine(folder, turn.Repository), "cat-file", "blob", turn.Blob])
        {
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var git = Process.Start(start)!;
        string[] all = git.StandardOutput.ReadToEnd().Split('\n');
        return [.. all[(turn.First - 1)..turn.Last]];
    }

    /// <summary>The texts of the last message of the assistant, which may span several lines.</summary>
    private static string FinalMessage(List<string> lines)
    {
        var (id, texts) = ((string?)null, new List<string>());
        foreach (var line in lines.Where(line => line.Contains("\"assistant\"", StringComparison.Ordinal)))
        {
            using var json = JsonDocument.Parse(line);
            if (!json.RootElement.TryGetProperty("message", out var message) || IsSidechain(json.RootElement)
                || !message.TryGetProperty("content", out var content) || content.ValueKind != JsonValueKind.Array)
                continue;
            List<string> own =
            [
                .. content
                    .EnumerateArray()
                    .Where(part => part.GetProperty("type").GetString() == "text")
                    .Select(part => part.GetProperty("text").GetString()!),
            ];
            if (own.All(string.IsNullOrWhiteSpace))
                continue;
            var ownId = message.TryGetProperty("id", out var value) ? value.GetString() : null;
            if (ownId is null || ownId != id)
                texts.Clear();
            (id, texts) = (ownId, [.. texts, .. own]);
        }

        return string.Join("\n", texts);
    }

    private static bool IsSidechain(JsonElement line) =>
        line.TryGetProperty("isSidechain", out var sidechain) && sidechain.ValueKind == JsonValueKind.True;

    private static string FolderIn(List<string> lines)
    {
        foreach (var line in lines.Where(line => line.Contains("\"cwd\"", StringComparison.Ordinal)))
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.TryGetProperty("cwd", out var folder))
                return folder.GetString() ?? "/";
        }

        return "/";
    }
}
