namespace PoolCoordination.Tests.Cli;

public sealed class PoolHookStandardInputTests() : StandardInputTests(HookProgram.PoolHook);
