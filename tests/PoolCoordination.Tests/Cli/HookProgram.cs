namespace PoolCoordination.Tests.Cli;

/// <summary>A way to start a hook as a process.</summary>
/// <param name="Executable">The executable.</param>
/// <param name="Arguments">What it needs to be a hook.</param>
public sealed record HookProgram(string Executable, params string[] Arguments)
{
    /// <summary><c>pool-hook</c>, which settings name.</summary>
    public static HookProgram PoolHook { get; } = new(Repository.HookExecutable);

    /// <summary><c>pool hook</c>, which settings of earlier versions name.</summary>
    public static HookProgram PoolWithArgument { get; } = new(Repository.PoolExecutable, "hook");

    /// <summary>Both.</summary>
    public static TheoryData<HookProgram> All => [PoolHook, PoolWithArgument];

    /// <summary>Its name in the results of tests.</summary>
    public override string ToString() => string.Join(' ', [Path.GetFileNameWithoutExtension(Executable), .. Arguments]);
}
