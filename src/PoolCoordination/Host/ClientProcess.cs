namespace PoolCoordination.Host;

/// <summary>The process of the client that started a hook.</summary>
internal static class ClientProcess
{
    private const int First = 1;
    private const int MostAncestors = 16;

    // What stands between a client and its hook, or between a hook and a person who tries it.
    private static readonly string[] s_shells =
    [
        "sh", "bash", "dash", "ash", "busybox", "zsh", "fish", "ksh", "mksh", "tcsh", "csh", "nu", "pwsh", "env", "timeout", "nice",
    ];

    /// <summary>
    /// The nearest ancestor of a process that is not a shell; null where none is seen. The first process of a machine or container takes
    /// over what others leave behind, so that it counts only where something else says that it is the client.
    /// </summary>
    /// <param name="processes">The processes of the machine.</param>
    /// <param name="id">The hook's process.</param>
    /// <param name="isClient">Whether something else says that a process is the client; it is asked of the first process only.</param>
    public static ProcessIdentity? Of(ProcessTable processes, int id, Func<int, bool> isClient)
    {
        var next = processes.Find(id)?.Parent ?? 0;
        for (var count = 0; count < MostAncestors && next > 0 && processes.Find(next) is { } process; count++)
        {
            if (process.Id == First && !isClient(First))
                return null;
            if (!IsShell(process.Name) && process.Name != "systemd" && !IsShell(processes.ProgramOf(process.Id)))
                return processes.IdentityOf(process);
            next = process.Parent;
        }

        return null;
    }

    private static bool IsShell(string? name) => Array.IndexOf(s_shells, name) >= 0;
}
