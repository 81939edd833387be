namespace PoolCoordination.Tests.Cli;

public sealed class PoolWithArgumentStandardInputTests() : StandardInputTests(HookProgram.PoolWithArgument);
