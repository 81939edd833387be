using System.Globalization;
using System.Security;
using System.Text;

namespace PoolCoordination.Tests.Layers;

/// <summary>
/// What docs/architecture.md shows of the layers, made from their list and from the compiled engine. docs/Build-LayerPicture.ps1 writes it.
/// </summary>
public static class LayerPicture
{
    private const int Row = 20;
    private const int NameLeft = 16;
    private const int PurposeLeft = 170;
    private const int MatrixLeft = 620;
    private const int MatrixTop = 170;
    private const string Head = """
        <svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}"
            font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="12">
        <title>The layers of the engine, and which uses which</title>
        <rect width="100%" height="100%" rx="6" fill="#2d2d2d"/>

        """;

    /// <summary>The names of the layers with their purposes, the highest first.</summary>
    private static IReadOnlyList<(string Name, string Purpose)> Rows { get; } = [.. LayerTests.Layers.Reverse()];

    /// <summary>A row of a Markdown table for each layer, the highest first.</summary>
    public static IReadOnlyList<string> TableRows() => [.. Rows.Select(layer => $"| {layer.Name} | {layer.Purpose} |")];

    /// <summary>The picture as SVG: a row for each layer, the highest first, with a mark below each layer that it uses.</summary>
    public static string Svg()
    {
        var svg = new StringBuilder();
        Append(svg, Head.ReplaceLineEndings("\n"), MatrixLeft + (Rows.Count * Row) + NameLeft, MatrixTop + (Rows.Count * Row) + NameLeft);
        for (var row = 0; row < Rows.Count; row++)
        {
            var y = MatrixTop + (row * Row);
            if (row % 2 == 0)
                Append(svg, """<rect x="0" y="{0}" width="100%" height="{1}" fill="#363636"/>""" + "\n", y, Row);
            Append(svg, """<text x="{0}" y="{1}" fill="#f2f0ec" font-weight="bold">{2}</text>""" + "\n", NameLeft, y + 14, Rows[row].Name);
            Append(
                svg,
                """<text x="{0}" y="{1}" fill="#d3d0c8">{2}</text>""" + "\n",
                PurposeLeft,
                y + 14,
                SecurityElement.Escape(Rows[row].Purpose)
            );
        }

        for (var column = 0; column < Rows.Count; column++)
        {
            var x = MatrixLeft + (column * Row);
            Append(
                svg,
                """<text transform="translate({0} {1}) rotate(-90)" fill="#d3d0c8">{2}</text>""" + "\n",
                x + 14,
                MatrixTop - 8,
                Rows[column].Name
            );
            Append(svg, """<rect x="{0}" y="{1}" width="{2}" height="{2}" fill="#747369"/>""" + "\n", x, MatrixTop + (column * Row), Row);
        }

        foreach (var (row, column) in Uses())
            Append(
                svg,
                """<circle cx="{0}" cy="{1}" r="5" fill="#99cc99"/>""" + "\n",
                MatrixLeft + (column * Row) + (Row / 2),
                MatrixTop + (row * Row) + (Row / 2)
            );
        return svg.Append("</svg>\n").ToString();
    }

    /// <summary>Which row uses which other.</summary>
    private static IEnumerable<(int Row, int Column)> Uses() =>
        LayerTests
            .Uses.Select(use => (Row: RowOf(use.Type), Column: RowOf(use.Used)))
            .Where(use => use.Row != use.Column && use.Row < Rows.Count && use.Column < Rows.Count)
            .Distinct()
            .Order();

    private static int RowOf(string type) => Rows.Count - 1 - LayerTests.LayerOf(type);

    private static void Append(StringBuilder svg, string format, params object?[] values) =>
        svg.AppendFormat(CultureInfo.InvariantCulture, format, values);
}
