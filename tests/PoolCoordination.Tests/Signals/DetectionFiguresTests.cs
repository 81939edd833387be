
namespace PoolCoordination.Tests.Signals;

public sealed class DetectionFiguresTests(ITestOutputHelper output)
{
    [Fact]
    public void The_development_answers_are_told_apart() => Hold(Read("dev.jsonl"));

    [Theory]
    [InlineData("dev.jsonl", 0)]
    [InlineData("dev.jsonl", 1)]
    [InlineData("own.jsonl", 0)]
    [InlineData("own.jsonl", 1)]
    [InlineData("varied.jsonl", 0)]
    [InlineData("varied.jsonl", 1)]
    public void Each_half_of_the_answers_is_told_apart(string file, int half) => Hold(Read(file).FindAll(answer => answer.Half == half));

    private static List<LabelledAnswer> Read(string file) =>
        LabelledAnswer.Read(Path.Combine(Repository.Root, "tests", "PoolCoordination.Tests", "Signals", "Samples", file));

    private void Hold(List<LabelledAnswer> answers)
    {
        var table = new ConfusionTable(answers);
        output.WriteLine(table.ToString());
        foreach (var label in new[] { "completed", "blocked" })
        {
            Assert.True(table.Precision(label) >= 0.95, $"precision of {label}: {table.Precision(label):F2}");
            Assert.True(table.Recall(label) >= 0.75, $"recall of {label}: {table.Recall(label):F2}");
        }

        Assert.True(table.TopicRate >= 0.8, $"topics: {table.TopicRate:F2}");
    }
}
