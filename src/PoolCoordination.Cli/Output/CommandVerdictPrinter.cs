using PoolCoordination.Pools;

namespace PoolCoordination.Cli.Output;

/// <summary>Prints what the guard sees in a line of commands.</summary>
internal sealed class CommandVerdictPrinter(TextWriter output)
{
    /// <summary>The answer and its reason, and each effect.</summary>
    public void Print(CommandVerdict verdict)
    {
        output.WriteLine(verdict.IsUnderstood ? CommandVerdictWriter.WordOf(verdict.Answer) : "pass (not understood)");
        if (verdict.Text.Length > 0)
            output.WriteLine(verdict.Text);
        foreach (var effect in verdict.Effects)
            output.WriteLine($"  {effect.Command}: {effect.Kind}{(effect.Paths.Count > 0 ? " " : "")}{effect.Paths}");
    }
}
