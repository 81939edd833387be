using System.Reflection;

namespace PoolCoordination.Help;

/// <summary>Attributes as they stand in the metadata.</summary>
internal static class AttributeData
{
    public static IEnumerable<CustomAttributeData> DataOf<T>(this MemberInfo member) =>
        member.GetCustomAttributesData().Where(data => data.AttributeType == typeof(T));

    /// <summary>The value of a property that the attribute sets; null where it does not.</summary>
    public static object? Named(this CustomAttributeData data, string name) =>
        data.NamedArguments.FirstOrDefault(argument => argument.MemberName == name).TypedValue.Value;
}
