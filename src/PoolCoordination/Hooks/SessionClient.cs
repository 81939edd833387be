using PoolCoordination.Host;
using PoolCoordination.Sessions;

namespace PoolCoordination.Hooks;

/// <summary>The client in whose process a session is. It is looked for when it is first asked for.</summary>
internal sealed class SessionClient(PoolEnvironment environment, string sessionId)
{
    private bool _isLookedFor;

    /// <summary>The processes of this machine; null where they are not known.</summary>
    public ProcessTable? Processes
    {
        get
        {
            LookFor();
            return field;
        }
        private set;
    }

    /// <summary>The client's process; null where it is not known.</summary>
    public ProcessIdentity? Process
    {
        get
        {
            LookFor();
            return field;
        }
        private set;
    }

    /// <summary>The name by which the client shows the session to its user; null where that is not known.</summary>
    public string? Name =>
        Process is { } process && Registered(process.Id) is { Name.Length: > 0 } client ? client.Name : null;

    /// <summary>The client's command line, word by word; empty where it is not known.</summary>
    public IReadOnlyList<string> Arguments => Process is { } process && Processes is { } processes ? processes.ArgumentsOf(process.Id) : [];

    private void LookFor()
    {
        if (_isLookedFor)
            return;
        _isLookedFor = true;
        Processes = ProcessTable.OfMachine();
        if (Processes is { } processes)
            Process = ClientProcess.Of(processes, Environment.ProcessId, id => Registered(id) is not null);
    }

    /// <summary>What a process wrote down of itself, if that is of this session.</summary>
    private RegisteredClient? Registered(int process) =>
        ClientRegistry.Find(environment, process) is { } client && client.SessionId == sessionId ? client : null;
}
