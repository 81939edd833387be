using System.Text.RegularExpressions;

namespace PoolCoordination.Tests.Sources;

/// <summary>A source file's code without comments, characters and strings.</summary>
internal static partial class SourceCode
{
    /// <summary>The code of a file; each comment, character and string is a space, but code within a string stays.</summary>
    public static string Of(string file) => In(File.ReadAllText(file));

    /// <summary>The same of a text.</summary>
    public static string In(string source) => NotCode().Replace(source, part => $" {string.Join(' ', part.Groups["code"].Captures)} ");

    /// <summary>
    /// An interpolated raw string counts as code as a whole. In another, the code between braces may have strings and braces of its own.
    /// </summary>
    [GeneratedRegex(
        """"
        //.*
        | /\*[\s\S]*?\*/
        | (?<code>\$+"""[\s\S]*?""")
        | "{3,}[\s\S]*?"{3,}
        | \$@?"(?: \{\{ | \{ (?<code> (?: [^{}"] | "(?:\\.|[^"\\])*" | \{[^{}]*\} )+ ) \} | \\. | [^"\\{] )*"
        | @"(?:""|[^"])*"
        | "(?:\\.|[^"\\])*"
        | '(?:\\.[^']*|[^'\\])'
        """",
        RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex NotCode();
}
