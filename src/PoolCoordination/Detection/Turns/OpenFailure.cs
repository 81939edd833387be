namespace PoolCoordination.Detection.Turns;

/// <summary>A call that failed for want of something that the agent cannot give itself, and that the turn did not get past.</summary>
internal static class OpenFailure
{
    // By kind: rights, network, quota, a lock, a key.
    private static readonly string[] s_signs =
    [
        "permission denied", "access denied", "eacces", "forbidden", "unauthorized", "not authorized", "authentication failed",
        "requires authentication", "authentication required", "not logged in", "login required", "could not read username",
        "host key verification failed", "protected branch", "denied to ", "not granted", "could not resolve host", "connection refused",
        "failed to connect", "could not connect", "couldn't connect", "econnrefused", "enotfound", "etimedout", "connection timed out",
        "operation timed out", "network is unreachable", "no route to host", "ssl certificate", "service unavailable", "rate limit",
        "quota", "too many requests", "insufficient credits", "no space left on device", "is locked", ".lock': file exists",
        "could not get lock", "failed to sign", "signing failed", "no secret key", "passphrase", "agent refused operation", "api key",
        "credentials", "/dev/tty",
    ];

    private static readonly string[] s_errors = ["error", "fatal", "exit code", "denied", "refused", "failed"];

    /// <summary>The last of a turn; null where there is none.</summary>
    public static ToolCall? Of(Turn turn)
    {
        for (var i = turn.Calls.Count - 1; i >= 0; i--)
        {
            if (Says(turn.Calls[i]) && !IsPassed(turn, i))
                return turn.Calls[i];
        }

        return null;
    }

    private static bool Says(ToolCall call) =>
        (call.IsFailed || (call.Command is not null && Has(call.Output, s_errors))) && Has(call.Output, s_signs);

    /// <summary>Whether the same program, or for another tool the same one, was used once more and did not fail.</summary>
    private static bool IsPassed(Turn turn, int index)
    {
        var failed = turn.Calls[index];
        for (var i = index + 1; i < turn.Calls.Count; i++)
        {
            var later = turn.Calls[i];
            if (later.Tool == failed.Tool && ProgramOf(later) == ProgramOf(failed) && !later.IsFailed && !Says(later))
                return true;
        }

        return false;

        string ProgramOf(ToolCall call) =>
            TurnCommands.Of(call, turn) is [.., var command]
                ? $"{command.Name} {(command.Words.Count > 1 ? command.Words[1].Text : "")}"
                : "";
    }

    private static bool Has(string text, string[] signs) =>
        Array.Exists(signs, sign => text.Contains(sign, StringComparison.OrdinalIgnoreCase));
}
