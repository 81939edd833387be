using System.Reflection.Metadata;

namespace PoolCoordination.Tests.Layers;

/// <summary>Takes up the types of the assembly itself that the arguments of attributes name, which metadata has as texts.</summary>
/// <param name="byName">The assembly's types by their full names, in which nested types follow a plus sign.</param>
/// <param name="types">To which they are added.</param>
internal sealed class AttributeTypes(
    IReadOnlyDictionary<string, TypeDefinitionHandle> byName,
    HashSet<TypeDefinitionHandle> types
) : ICustomAttributeTypeProvider<string>
{
    private const string SystemType = "System.Type";

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => "";

    public string GetSystemType() => SystemType;

    public bool IsSystemType(string type) => type == SystemType;

    public string GetSZArrayType(string elementType) => "";

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
    {
        types.Add(handle);
        return byName.First(type => type.Value == handle).Key;
    }

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        var type = reader.GetTypeReference(handle);
        return $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
    }

    public string GetTypeFromSerializedName(string name)
    {
        // A generic type names its arguments in brackets, and a type of another assembly that assembly after a comma.
        foreach (var part in name.Split('[', ']', ','))
        {
            if (byName.TryGetValue(part.Trim(), out var handle))
                types.Add(handle);
        }

        return name.Split(',')[0];
    }

    public PrimitiveTypeCode GetUnderlyingEnumType(string type)
    {
        var found = AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetType(type)).First(found => found is not null);
        return Enum.Parse<PrimitiveTypeCode>(Type.GetTypeCode(found!.GetEnumUnderlyingType()).ToString());
    }
}
