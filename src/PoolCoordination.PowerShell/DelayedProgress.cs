using System.Diagnostics;
using System.Management.Automation;

namespace PoolCoordination.PowerShell;

/// <summary>Shows how far a work has come, once it has taken two seconds: a bar that flashes by is of no use to anybody.</summary>
internal sealed class DelayedProgress(Cmdlet cmdlet, string activity) : IDisposable
{
    private static readonly TimeSpan s_delay = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);

    private readonly Stopwatch _work = Stopwatch.StartNew();
    private TimeSpan _next = s_delay;

    /// <summary>Tells the share that is done, from 0 to 1; may be called for each line.</summary>
    public void Report(double share)
    {
        var elapsed = _work.Elapsed;
        if (elapsed < _next)
            return;
        _next = elapsed + s_pause;
        var left = share > 0 ? elapsed * ((1 - share) / share) : TimeSpan.Zero;
        cmdlet.WriteProgress(
            new ProgressRecord(0, activity, $"{share:P0}")
            {
                PercentComplete = (int)(100 * share),
                SecondsRemaining = (int)Math.Min(left.TotalSeconds, int.MaxValue),
            }
        );
    }

    /// <summary>What follows is not part of the work.</summary>
    public void Pause() => _work.Stop();

    /// <summary>The work goes on.</summary>
    public void Resume() => _work.Start();

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_next == s_delay)
            return;
        try
        {
            cmdlet.WriteProgress(new ProgressRecord(0, activity, "done") { RecordType = ProgressRecordType.Completed });
        }
        catch (PipelineStoppedException)
        {
            // After Ctrl+C the host removes the bar itself.
        }
    }
}
