namespace PoolCoordination.Cli;

/// <summary>What <c>pool</c> exits with where it did not do what it was asked to.</summary>
internal static class ExitCodes
{
    /// <summary>It failed, or a check found problems.</summary>
    public const int Failed = 1;

    /// <summary>The command line is wrong.</summary>
    public const int WrongUsage = 2;

    /// <summary>Another instance holds what was claimed or asked for.</summary>
    public const int ClaimedByAnother = 3;

    /// <summary>What was waited for did not come in time.</summary>
    public const int TimedOut = 4;

    /// <summary>Nobody reads the output any more, as a shell reports it of a process that SIGPIPE ended.</summary>
    public const int BrokenPipe = Signalled + 13;

    /// <summary>A signal ended it; the signal's number comes on top.</summary>
    public const int Signalled = 128;
}
