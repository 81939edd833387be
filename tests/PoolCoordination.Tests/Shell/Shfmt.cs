using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using PoolCoordination.Shell.Syntax;

namespace PoolCoordination.Tests.Shell;

/// <summary>The simple commands of a line as the program shfmt reads them, in the form of <see cref="SyntaxListing"/>.</summary>
internal static partial class Shfmt
{
    private const int HereDocument = 61;

    /// <summary>Whether the program is installed.</summary>
    public static bool IsThere { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, "shfmt")));

    /// <summary>The words of each command; null if the line is not one of bash.</summary>
    public static List<string>? Read(string line)
    {
        using var process = Process.Start(
            new ProcessStartInfo("shfmt", ["--ln", "bash", "--to-json"])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        process.StandardInput.Write(line);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        // Lists of patterns are one piece there, with their quotation marks.
        if (process.ExitCode != 0 || output.Contains("\"ExtGlob\"", StringComparison.Ordinal))
            return null;
        using var file = JsonDocument.Parse(output, new() { MaxDepth = 2000 });
        var commands = new List<string>();
        Add(file.RootElement, commands);
        return commands;
    }

    private static void Add(JsonElement node, List<string> commands)
    {
        if (node.ValueKind == JsonValueKind.Array)
        {
            foreach (var element in node.EnumerateArray())
                Add(element, commands);
        }
        else if (node.ValueKind == JsonValueKind.Object && (node.TryGetProperty("Cmd", out _) || node.TryGetProperty("Redirs", out _)))
            AddStatement(node, commands);
        else if (node.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in node.EnumerateObject())
                Add(property.Value, commands);
        }
    }

    private static void AddStatement(JsonElement statement, List<string> commands)
    {
        var hasCommand = statement.TryGetProperty("Cmd", out var command);
        var isCall = !hasCommand || command.GetProperty("Type").GetString() == "CallExpr";
        if (isCall && hasCommand)
        {
            Add(Child(command, "Args"), commands);
            Add(Child(command, "Assigns"), commands);
        }

        var redirections = Elements(statement, "Redirs").ToArray();
        foreach (var redirection in redirections.Where(redirection => redirection.GetProperty("Op").GetInt32() < HereDocument))
            Add(redirection, commands);
        foreach (var redirection in redirections.Where(redirection => redirection.GetProperty("Op").GetInt32() >= HereDocument))
            Add(redirection, commands);
        if (isCall)
            commands.Add(Words(command));
        else
            Add(command, commands);
    }

    private static string Words(JsonElement command)
    {
        if (command.ValueKind != JsonValueKind.Object)
            return "";
        var names = Elements(command, "Assigns")
            .Select(assignment => assignment.GetProperty("Name").GetProperty("Value").GetString() + "=");
        return string.Join('\u00b7', names.Concat(Elements(command, "Args").Select(word => Text(word, isQuoted: false) ?? "?")));
    }

    private static JsonElement Child(JsonElement node, string name) => node.TryGetProperty(name, out var child) ? child : default;

    private static IEnumerable<JsonElement> Elements(JsonElement node, string name)
    {
        if (Child(node, name) is not { ValueKind: JsonValueKind.Array } list)
            yield break;
        foreach (var element in list.EnumerateArray())
            yield return element;
    }

    private static string? Text(JsonElement word, bool isQuoted)
    {
        var text = "";
        foreach (var part in Elements(word, "Parts"))
        {
            var piece = part.GetProperty("Type").GetString() switch
            {
                "Lit" => (isQuoted ? EscapeInQuotes() : Escape()).Replace(Value(part), Unescape),
                "SglQuoted" when part.TryGetProperty("Dollar", out _) => EscapedText.Read(new(Value(part) + "'")),
                "SglQuoted" => Value(part),
                "DblQuoted" => Text(part, isQuoted: true),
                _ => null,
            };
            if (piece is null)
                return null;
            text += piece;
        }

        return text;
    }

    private static string Value(JsonElement part) => part.TryGetProperty("Value", out var value) ? value.GetString()! : "";

    private static string Unescape(Match match) => match.Value[1] == '\n' ? "" : match.Value[1..];

    [GeneratedRegex(@"\\.", RegexOptions.Singleline)]
    private static partial Regex Escape();

    [GeneratedRegex("""\\[$`"\\\n]""")]
    private static partial Regex EscapeInQuotes();
}
