using System.Management.Automation;
using System.Reflection;

namespace PoolCoordination.Help;

/// <summary>
/// A cmdlet as PowerShell sees it. Its attributes are read as data: those of the reference assembly that the module is compiled
/// against keep nothing once they are made.
/// </summary>
internal sealed record Cmdlet(
    string Verb,
    string Noun,
    string? HelpUri,
    string? DefaultParameterSet,
    IReadOnlyList<CmdletParameter> Parameters
)
{
    private const string AllParameterSets = "__AllParameterSets";

    public string Name => $"{Verb}-{Noun}";

    /// <summary>Its parameter sets, the default one first; no parameter need name that one.</summary>
    public IReadOnlyList<string> ParameterSets
    {
        get
        {
            var named = Parameters.SelectMany(parameter => parameter.Uses).Select(use => use.ParameterSet).OfType<string>();
            List<string> sets =
            [
                .. (DefaultParameterSet is null ? named : named.Prepend(DefaultParameterSet)).Distinct(StringComparer.Ordinal),
            ];
            return sets.Count == 0 ? [AllParameterSets] : sets;
        }
    }

    /// <summary>The cmdlets of an assembly, by name.</summary>
    public static IEnumerable<Cmdlet> In(Assembly assembly) =>
        assembly
            .GetExportedTypes()
            .SelectMany(type => type.DataOf<CmdletAttribute>().Select(data => Of(type, data)))
            .OrderBy(cmdlet => cmdlet.Name, StringComparer.Ordinal);

    /// <summary>
    /// The parameters of a set in the order in which PowerShell shows them: by position, then the mandatory ones, then the others.
    /// </summary>
    public IEnumerable<(CmdletParameter Parameter, ParameterUse Use)> ParametersOf(string parameterSet) =>
        Parameters
            .Select(parameter =>
                (
                    Parameter: parameter,
                    Use: parameter.Uses.FirstOrDefault(use => use.ParameterSet is null || use.ParameterSet == parameterSet)
                )
            )
            .Where(pair => pair.Use is not null)
            .Select(pair => (pair.Parameter, Use: pair.Use!))
            .OrderBy(pair => pair.Use.Position ?? int.MaxValue)
            .ThenByDescending(pair => pair.Use.IsMandatory);

    private static Cmdlet Of(Type type, CustomAttributeData data)
    {
        var parameters = type.GetProperties().Select(CmdletParameter.Of).OfType<CmdletParameter>().ToList();
        if (data.Named("SupportsShouldProcess") is true)
            parameters.AddRange([CmdletParameter.Switch("WhatIf", "wi"), CmdletParameter.Switch("Confirm", "cf")]);
        return new Cmdlet(
            (string)data.ConstructorArguments[0].Value!,
            (string)data.ConstructorArguments[1].Value!,
            (string?)data.Named("HelpUri"),
            (string?)data.Named("DefaultParameterSetName"),
            parameters
        );
    }
}
