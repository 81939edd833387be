using System.Management.Automation;

namespace PoolCoordination.PowerShell.Views;

/// <summary>The colours of <c>$PSStyle</c>, which the library that this is compiled against does not know as a type.</summary>
internal sealed class Palette(object? style)
{
    private readonly PSObject? _style = style is null ? null : PSObject.AsPSObject(style);

    /// <summary>Whether no colours are wanted: by the session's rendering, or because the output goes into a file or a program.</summary>
    public bool IsPlain =>
        Value(_style, "OutputRendering")?.ToString() switch
        {
            "Ansi" => false,
            "Host" => Console.IsOutputRedirected,
            _ => true,
        };

    /// <summary>What ends a colour.</summary>
    public string Reset => Value(_style, "Reset") as string ?? "";

    /// <summary>What begins a colour.</summary>
    public string Foreground(string colour) =>
        Value(_style, "Foreground") is { } colours && Value(PSObject.AsPSObject(colours), colour) is string sequence ? sequence : "";

    private static object? Value(PSObject? from, string name) => from?.Properties[name]?.Value;
}
