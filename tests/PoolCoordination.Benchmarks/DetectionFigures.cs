using PoolCoordination.Tests.Detection;

namespace PoolCoordination.Benchmarks;

/// <summary>How well automatic mode tells labelled answers apart, as the tests hold it.</summary>
internal static class DetectionFigures
{
    /// <summary>Prints a confusion table of a file's answers, and of each half of them.</summary>
    public static int Print(string path)
    {
        var answers = LabelledAnswer.Read(path);
        Print("all", answers);
        Print("on which rules were written", answers.FindAll(answer => answer.Half == 0));
        Print("on which they were checked", answers.FindAll(answer => answer.Half == 1));
        return 0;
    }

    private static void Print(string title, List<LabelledAnswer> answers) =>
        Console.WriteLine($"{answers.Count} answers, {title}\n{new ConfusionTable(answers)}\n");
}
