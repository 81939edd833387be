namespace PoolCoordination.Tests.Cli;

public sealed class PoolHookProcessTests() : HookProcessTests(HookProgram.PoolHook);
