using System.Text.Json;

namespace PoolCoordination.Tests.Detection;

/// <summary>An answer of the samples, with what is to be detected in it.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Text">The answer.</param>
/// <param name="Expect"><c>completed</c>, <c>blocked</c> or <c>none</c>.</param>
/// <param name="TopicAny">Words of which the topic has to contain one.</param>
/// <param name="Half">
/// Every other answer of a label is in the half on which rules were checked (1); on the others they were written (0).
/// </param>
internal sealed record LabelledAnswer(string Id, string Text, string Expect, string[] TopicAny, int Half)
{
    /// <summary>The answers of a file, one JSON object a line.</summary>
    public static List<LabelledAnswer> Read(string path)
    {
        var answers = new List<LabelledAnswer>();
        foreach (var line in File.ReadLines(path))
        {
            using var json = JsonDocument.Parse(line);
            var expect = json.RootElement.GetProperty("expect").GetString()!;
            answers.Add(new LabelledAnswer(
                json.RootElement.GetProperty("id").GetString()!,
                json.RootElement.GetProperty("text").GetString()!,
                expect,
                [.. json.RootElement.GetProperty("topic_any").EnumerateArray().Select(word => word.GetString()!)],
                answers.Count(answer => answer.Expect == expect) % 2));
        }

        return answers;
    }
}
