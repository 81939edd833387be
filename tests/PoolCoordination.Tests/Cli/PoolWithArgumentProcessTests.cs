namespace PoolCoordination.Tests.Cli;

public sealed class PoolWithArgumentProcessTests() : HookProcessTests(HookProgram.PoolWithArgument);
