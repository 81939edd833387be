namespace PoolCoordination.Host;

/// <summary>What is known of a process that runs.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">The name of its program; on Linux the first 15 characters.</param>
/// <param name="Parent">The number of the process that started it, or took it over; 0 where none is seen.</param>
/// <param name="Start">When it started, as <see cref="ProcessIdentity.Start"/> has it.</param>
internal sealed record RunningProcess(int Id, string Name, int Parent, long Start)
{
    /// <summary>The name of the program.</summary>
    public override string ToString() => Name;
}
