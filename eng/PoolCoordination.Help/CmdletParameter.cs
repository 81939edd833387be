using System.Management.Automation;
using System.Reflection;

namespace PoolCoordination.Help;

/// <summary>A parameter of a cmdlet.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its property.</param>
/// <param name="Aliases">Its other names.</param>
/// <param name="TakesWildcards">Whether its value may be a pattern.</param>
/// <param name="Uses">How it is used in each parameter set that it names, or in all.</param>
internal sealed record CmdletParameter(
    string Name,
    Type Type,
    IReadOnlyList<string> Aliases,
    bool TakesWildcards,
    IReadOnlyList<ParameterUse> Uses
)
{
    public bool IsSwitch => Type == typeof(SwitchParameter);

    /// <summary>The type as a syntax line names it.</summary>
    public string ShortType => Short(Type);

    /// <summary>The parameter that a property is; null where it is none.</summary>
    public static CmdletParameter? Of(PropertyInfo property)
    {
        var uses = property.DataOf<ParameterAttribute>().Select(ParameterUse.Of).ToList();
        if (uses.Count == 0)
            return null;
        var aliases = property
            .DataOf<AliasAttribute>()
            .SelectMany(data => (IReadOnlyList<CustomAttributeTypedArgument>)data.ConstructorArguments[0].Value!)
            .Select(argument => (string)argument.Value!);
        return new CmdletParameter(
            property.Name,
            property.PropertyType,
            [.. aliases],
            property.DataOf<SupportsWildcardsAttribute>().Any(),
            uses
        );
    }

    /// <summary>A switch that PowerShell adds.</summary>
    public static CmdletParameter Switch(string name, string alias) =>
        new(
            name,
            typeof(SwitchParameter),
            [alias],
            TakesWildcards: false,
            [new ParameterUse(null, IsMandatory: false, null, TakesPipeline: false, TakesPropertyOfPipeline: false)]
        );

    private static string Short(Type type) =>
        type.IsArray ? Short(type.GetElementType()!) + "[]"
        : Nullable.GetUnderlyingType(type) is { } underlying ? Short(underlying)
        : type == typeof(string) ? "string"
        : type == typeof(int) ? "int"
        : type == typeof(long) ? "long"
        : type == typeof(double) ? "double"
        : type == typeof(bool) ? "bool"
        : type == typeof(TimeSpan) ? "timespan"
        : type.Name;
}
