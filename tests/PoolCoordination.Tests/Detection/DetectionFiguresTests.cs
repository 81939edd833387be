namespace PoolCoordination.Tests.Detection;

public sealed class DetectionFiguresTests(ITestOutputHelper output)
{
    [Fact]
    public void The_development_answers_are_classified_correctly() => Hold(Read("dev.jsonl"));

    [Theory]
    [InlineData("dev.jsonl", 0)]
    [InlineData("dev.jsonl", 1)]
    [InlineData("own.jsonl", 0)]
    [InlineData("own.jsonl", 1)]
    [InlineData("varied.jsonl", 0)]
    [InlineData("varied.jsonl", 1)]
    public void Each_half_of_the_answers_is_classified_correctly(string file, int half) =>
        Hold(Read(file).FindAll(answer => answer.Half == half));

    /// <summary>Answers by somebody who did not know the rules, and elliptic ones: precision comes first.</summary>
    [Fact]
    public void Answers_that_were_written_without_the_rules_are_classified_correctly() =>
        Hold(Read("blind.jsonl"), leastPrecision: 0.9, leastRecall: 0.6);

    /// <summary>Of the same hand, and looked at by nobody since: who writes rules leaves them so.</summary>
    [Fact]
    public void Answers_that_nobody_looked_at_are_classified_correctly() =>
        Hold(Read("unseen.jsonl"), leastPrecision: 0.8, leastRecall: 0.4);

    private static List<LabelledAnswer> Read(string file) =>
        LabelledAnswer.Read(Path.Combine(Repository.Root, "tests", "PoolCoordination.Tests", "Detection", "Samples", file));

    private void Hold(List<LabelledAnswer> answers, double leastPrecision = 0.95, double leastRecall = 0.75)
    {
        var table = new ConfusionTable(answers);
        output.WriteLine(table.ToString());
        foreach (var label in new[] { "completed", "blocked" })
        {
            Assert.True(table.Precision(label) >= leastPrecision, $"precision of {label}: {table.Precision(label):F2}");
            Assert.True(table.Recall(label) >= leastRecall, $"recall of {label}: {table.Recall(label):F2}");
        }

        Assert.True(table.TopicRate >= 0.8, $"topics: {table.TopicRate:F2}");
    }
}
