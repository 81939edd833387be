namespace PoolCoordination.Installation;

/// <summary>A hook of the pool in a settings file.</summary>
/// <param name="Event">The event at which it runs; empty in a file of code, which has all.</param>
/// <param name="Handler">What it starts.</param>
/// <param name="IsByHand">Whether it has not the form in which an installation writes it.</param>
internal sealed record FoundHook(string Event, HookHandler Handler, bool IsByHand);
