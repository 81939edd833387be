using System.Text;
using PoolCoordination.Cli.Output;
using PoolCoordination.Host;

namespace PoolCoordination.Cli.Board;

/// <summary>The characters that a terminal shows: all, or those of ASCII.</summary>
/// <param name="AreAll">Whether it shows all.</param>
internal sealed record TerminalCharacters(bool AreAll)
{
    /// <summary>Those of a process's terminal: on Unix its locale says that, as POSIX has it.</summary>
    public static TerminalCharacters OfProcess(PoolEnvironment environment) => new(OperatingSystem.IsWindows() || IsUtf8(environment));

    /// <summary>
    /// A text in these characters, in as many cells: a dot for the ellipsis, an x for the multiplication sign, else question marks.
    /// </summary>
    public string Of(string text)
    {
        if (AreAll || Ascii.IsValid(text))
            return text;
        var plain = new StringBuilder(text.Length);
        foreach (var element in TextWidth.Elements(text))
        {
            plain.Append(
                element switch
                {
                    "…" => ".",
                    "×" => "x",
                    _ when Ascii.IsValid(element) => element,
                    _ => new string('?', TextWidth.CellsOf(element)),
                }
            );
        }

        return plain.ToString();
    }

    private static bool IsUtf8(PoolEnvironment environment)
    {
        var locale = environment.Variable("LC_ALL") ?? environment.Variable("LC_CTYPE") ?? environment.Variable("LANG") ?? "";
        return locale.Contains("UTF-8", StringComparison.OrdinalIgnoreCase) || locale.Contains("UTF8", StringComparison.OrdinalIgnoreCase);
    }
}
