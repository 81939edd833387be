using FsCheck;
using FsCheck.Fluent;

namespace PoolCoordination.Tests;

/// <summary>Checks that something holds for many random values; a failure names the smallest value that was found.</summary>
internal static class Holds
{
    public static void For<T>(Gen<T> values, Action<T> assertion, int tests = 200) =>
        Run(Prop.ForAll(values.ToArbitrary(), assertion), tests);

    /// <summary>The same for lists, from which elements are taken away after a failure.</summary>
    public static void ForLists<T>(Gen<T[]> lists, Action<T[]> assertion, int tests = 200) =>
        Run(Prop.ForAll(Arb.From(lists, Shorter), assertion), tests);

    private static void Run(Property property, int tests) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(tests).WithQuietOnSuccess(true), property);

    private static IEnumerable<T[]> Shorter<T>(T[] list)
    {
        for (var i = 0; i < list.Length; i++)
            yield return [.. list[..i], .. list[(i + 1)..]];
    }
}
