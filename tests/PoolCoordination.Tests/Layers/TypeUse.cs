using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace PoolCoordination.Tests.Layers;

/// <summary>
/// A type that uses another of its assembly. What stands in a nested type, a lambda or an iterator counts for the outermost type.
/// </summary>
/// <param name="Type">The full name of the one that uses.</param>
/// <param name="Used">The full name of the one that is used.</param>
internal sealed record TypeUse(string Type, string Used)
{
    /// <summary>All of an assembly, each once.</summary>
    public static IReadOnlyList<TypeUse> In(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var reader = file.GetMetadataReader();
        var byName = reader.TypeDefinitions.ToDictionary(type => FullNameOf(reader, type), StringComparer.Ordinal);
        return
        [
            .. reader.TypeDefinitions
                .SelectMany(type =>
                    TypeReferences.Of(file, type, byName).Select(used => new TypeUse(NameOf(reader, type), NameOf(reader, used)))
                )
                .Where(use => use.Type != use.Used)
                .Distinct()
                .OrderBy(use => (use.Type, use.Used)),
        ];
    }

    private static string FullNameOf(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        var name = reader.GetString(type.Name);
        return type.GetDeclaringType() is { IsNil: false } outer ? $"{FullNameOf(reader, outer)}+{name}"
            : type.Namespace.IsNil ? name
            : $"{reader.GetString(type.Namespace)}.{name}";
    }

    private static string NameOf(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        return type.GetDeclaringType() is { IsNil: false } outer
            ? NameOf(reader, outer)
            : $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
    }
}
