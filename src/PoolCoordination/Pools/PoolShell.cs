using PoolCoordination.Entries;
using PoolCoordination.Host;
using PoolCoordination.Settings;
using PoolCoordination.Shell;
using PoolCoordination.Storage;
using PoolCoordination.Text;

namespace PoolCoordination.Pools;

/// <summary>What the commands of a session's shell would do to the work of others. Nothing is run but git, to ask it.</summary>
public static class PoolShell
{
    private const int LongestPath = 1000;
    private const int MostTrees = 16;

    /// <summary>Judges a line of commands as the guard does before a session runs it.</summary>
    /// <param name="pool">The pool by which others are known.</param>
    /// <param name="line">The line.</param>
    /// <param name="sessionId">The session that is about to run it; null for one that nothing is known of.</param>
    public static CommandVerdict JudgeCommand(this Pool pool, ShellLine line, string? sessionId = null)
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(line);
        var effects = EffectsOf(pool, line);
        if (effects is null)
            return new CommandVerdict { Command = line.Text, IsUnderstood = false };
        var asker = new ShellAsker(sessionId ?? "", Identity.Of(pool.Environment, sessionId), ProcessTable.OfMachine());
        var verdict = Judge(pool, line, effects, asker);
        return new CommandVerdict
        {
            Command = line.Text,
            Answer = verdict.Answer,
            Text = verdict.Text,
            SafeWay = verdict.SafeWay,
            Holder = HolderOf(verdict),
            Effects = [.. effects.Select(Of)],
        };
    }

    /// <summary>What a line would do; null if it is not understood.</summary>
    internal static IReadOnlyList<ShellEffect>? EffectsOf(Pool pool, ShellLine line) =>
        ShellEffects.Of(
            line.Text,
            new ShellSurroundings
            {
                Folder = RealPath.Of(line.Folder),
                Home = pool.Environment.HomeFolder,
                Exists = ExistingFiles.Match,
                Read = ExistingFiles.Read,
                IsPowerShell = line.IsPowerShell,
            }
        );

    /// <summary>The verdict on what a line would do: of those about several working trees the strictest.</summary>
    internal static ShellVerdict Judge(Pool pool, ShellLine line, IReadOnlyList<ShellEffect> effects, ShellAsker asker)
    {
        if (effects.Count == 0 || pool.Settings.Value(PoolOption.ShellGuard).Value == "off")
            return ShellVerdict.Passing;
        var (survey, folder, verdict) = (new ShellSurvey(pool, asker), RealPath.Of(line.Folder), ShellVerdict.Passing);
        List<IReadOnlyCollection<string>> trees = [.. effects.Select(effect => ShellSurvey.TreesOf(effect, folder))];
        foreach (var tree in trees.SelectMany(of => of).Distinct(StringComparer.Ordinal).Take(MostTrees))
        {
            List<ShellEffect> there = [.. effects.Where((_, place) => trees[place].Contains(tree, StringComparer.Ordinal))];
            var answer = ShellJudge.Judge(there, survey.Of(tree, folder, there));
            verdict = answer.Answer > verdict.Answer ? answer : verdict;
        }

        return verdict;
    }

    /// <summary>The name of the instance in whose way a line is; empty if it is not known.</summary>
    internal static string HolderOf(ShellVerdict verdict)
    {
        foreach (var harm in verdict.Harms)
        {
            if (harm.Answer == verdict.Answer && harm.Holder is { } holder)
                return holder;
        }

        return "";
    }

    private static CommandEffect Of(ShellEffect effect) =>
        new(
            effect.Kind,
            Sanitizer.ForDisplay(effect.Command, LongestPath),
            TextList.Of([.. effect.Paths.Select(path => Sanitizer.ForDisplay(path.Text, LongestPath))])
        );
}
