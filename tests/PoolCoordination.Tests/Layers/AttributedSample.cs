using System.ComponentModel;

namespace PoolCoordination.Tests.Layers;

/// <summary>Names types in attributes only.</summary>
internal static class AttributedSample
{
    [TypeConverter(typeof(LayerPicture))]
    public static event EventHandler Changed
    {
        add { }
        remove { }
    }

    [TypeConverter(typeof(SignatureTypes))]
    public static int Number => 0;

    public static int Same([TypeConverter(typeof(TypeReferences))] int number) => number;

    public static T Own<[TypeConverter(typeof(AttributeTypes))] T>(T value) => value;
}
