using System.Globalization;
using System.Xml.Linq;

namespace PoolCoordination.Help;

/// <summary>The help of a module's cmdlets as PowerShell reads it: a MAML document.</summary>
internal static class MamlDocument
{
    private static readonly XNamespace s_help = "http://msh";
    private static readonly XNamespace s_maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace s_command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace s_dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    public static XDocument Create(IEnumerable<(Cmdlet Cmdlet, HelpPage Page)> cmdlets) =>
        new(
            new XElement(
                s_help + "helpItems",
                new XAttribute("schema", "maml"),
                new XAttribute(XNamespace.Xmlns + "maml", s_maml),
                new XAttribute(XNamespace.Xmlns + "command", s_command),
                new XAttribute(XNamespace.Xmlns + "dev", s_dev),
                cmdlets.Select(pair => Command(pair.Cmdlet, pair.Page))
            )
        );

    private static XElement Command(Cmdlet cmdlet, HelpPage page) =>
        new(
            s_command + "command",
            new XElement(
                s_command + "details",
                new XElement(s_command + "name", cmdlet.Name),
                new XElement(s_command + "verb", cmdlet.Verb),
                new XElement(s_command + "noun", cmdlet.Noun),
                Text("description", page.Synopsis)
            ),
            Text("description", page.Description),
            new XElement(s_command + "syntax", cmdlet.ParameterSets.Select(set => SyntaxItem(cmdlet, set, page))),
            new XElement(
                s_command + "parameters",
                cmdlet
                    .Parameters.OrderBy(parameter => parameter.Name, StringComparer.Ordinal)
                    .Select(parameter => Parameter(parameter, parameter.Uses[0], page))
            ),
            new XElement(s_command + "inputTypes", page.Inputs.Select(type => TypeItem("inputType", type))),
            new XElement(s_command + "returnValues", page.Outputs.Select(type => TypeItem("returnValue", type))),
            new XElement(s_command + "examples", page.Examples.Select(Example)),
            new XElement(s_command + "relatedLinks", Links(cmdlet, page))
        );

    private static XElement SyntaxItem(Cmdlet cmdlet, string parameterSet, HelpPage page) =>
        new(
            s_command + "syntaxItem",
            new XElement(s_maml + "name", cmdlet.Name),
            cmdlet.ParametersOf(parameterSet).Select(pair => Parameter(pair.Parameter, pair.Use, page))
        );

    private static XElement Parameter(CmdletParameter parameter, ParameterUse use, HelpPage page) =>
        new(
            s_command + "parameter",
            new XAttribute("required", use.IsMandatory ? "true" : "false"),
            new XAttribute("variableLength", parameter.Type.IsArray ? "true" : "false"),
            new XAttribute("globbing", parameter.TakesWildcards ? "true" : "false"),
            new XAttribute("pipelineInput", Pipeline(use)),
            new XAttribute("position", use.Position?.ToString(CultureInfo.InvariantCulture) ?? "named"),
            new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
            new XElement(s_maml + "name", parameter.Name),
            Text("description", page.Parameter(parameter.Name)),
            parameter.IsSwitch ? null : ParameterValue(parameter),
            new XElement(s_dev + "type", new XElement(s_maml + "name", parameter.Type.ToString()), new XElement(s_maml + "uri")),
            new XElement(s_dev + "defaultValue", parameter.IsSwitch ? "False" : "None")
        );

    private static XElement ParameterValue(CmdletParameter parameter) =>
        new(
            s_command + "parameterValue",
            new XAttribute("required", "true"),
            new XAttribute("variableLength", parameter.Type.IsArray ? "true" : "false"),
            parameter.ShortType
        );

    private static string Pipeline(ParameterUse use) =>
        (use.TakesPipeline, use.TakesPropertyOfPipeline) switch
        {
            (true, true) => "True (ByValue, ByPropertyName)",
            (true, false) => "True (ByValue)",
            (false, true) => "True (ByPropertyName)",
            _ => "False",
        };

    private static XElement TypeItem(string element, PageSection type) =>
        new(
            s_command + element,
            new XElement(s_dev + "type", new XElement(s_maml + "name", type.Title)),
            Text("description", type.Paragraphs)
        );

    private static XElement Example(PageSection example) =>
        new(
            s_command + "example",
            new XElement(s_maml + "title", example.Title),
            Text("introduction", example.Before),
            new XElement(s_dev + "code", example.Code),
            new XElement(s_dev + "remarks", example.After.Append("").Select(Paragraph))
        );

    private static IEnumerable<XElement> Links(Cmdlet cmdlet, HelpPage page) =>
        (cmdlet.HelpUri is { } online ? page.Links.Prepend((Text: "Online Version:", Address: online)) : page.Links).Select(
            link => new XElement(
                s_maml + "navigationLink",
                new XElement(s_maml + "linkText", link.Text),
                new XElement(s_maml + "uri", link.Address)
            )
        );

    private static XElement Text(string element, IReadOnlyList<string> paragraphs) => new(s_maml + element, paragraphs.Select(Paragraph));

    private static XElement Paragraph(string text) => new(s_maml + "para", text);
}
