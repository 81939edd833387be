using System.Globalization;

namespace PoolCoordination.Host;

/// <summary>A process, told from each other one that has its number at another time or in another place.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Start">
/// When it started, in clock ticks since the machine did (field 22 of <c>/proc/PID/stat</c>, see proc_pid_stat(5)).
/// </param>
/// <param name="Space">Where the number is its own: the id of the machine's boot and of the namespace of its processes.</param>
internal sealed record ProcessIdentity(int Id, long Start, string Space)
{
    private const char Separator = ' ';

    /// <summary>Reads what <see cref="ToString"/> gave; null where it is something else.</summary>
    public static ProcessIdentity? Parse(string text)
    {
        var parts = text.Split(Separator);
        return
            parts is [var id, var start, { Length: > 0 } space]
            && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && long.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            ? new ProcessIdentity(number, ticks, space)
            : null;
    }

    /// <summary>One line of three words.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id}{Separator}{Start}{Separator}{Space}");
}
