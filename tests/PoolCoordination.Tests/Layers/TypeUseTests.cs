using PoolCoordination.Checks;
using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Log;
using PoolCoordination.Log.Remote;
using PoolCoordination.Pools;
using PoolCoordination.Relevance;
using PoolCoordination.Settings;
using PoolCoordination.Text;

namespace PoolCoordination.Tests.Layers;

/// <summary>What counts as use of a type: each way in which code can name one.</summary>
public sealed class TypeUseTests
{
    [Theory]
    [InlineData(typeof(FileLog), typeof(PoolLog))] // what it derives from
    [InlineData(typeof(RemoteLog), typeof(Domain))] // the signature of a member without code
    [InlineData(typeof(PoolException), typeof(Sanitizer))] // a call of a static method
    [InlineData(typeof(PoolSettings), typeof(Domain))] // the argument of a generic type
    [InlineData(typeof(PoolSuggestions), typeof(Claim))] // a lambda
    [InlineData(typeof(PoolReading), typeof(SameClaim))] // an iterator
    [InlineData(typeof(PoolCheck), typeof(PoolException))] // an exception that is caught
    [InlineData(typeof(Outbox), typeof(PoolEntry))] // a member of a nested type
    public void A_type_that_code_names_is_used(Type type, Type used) =>
        Assert.Contains(new TypeUse(type.FullName!, used.FullName!), LayerTests.Uses);

    [Theory]
    [InlineData(typeof(SignatureTypes))] // of a property
    [InlineData(typeof(LayerPicture))] // of an event
    [InlineData(typeof(TypeReferences))] // of a parameter
    [InlineData(typeof(AttributeTypes))] // of a generic parameter
    public void A_type_that_an_attribute_names_is_used(Type used) =>
        Assert.Contains(new TypeUse(typeof(AttributedSample).FullName!, used.FullName!), TypeUse.In(used.Assembly.Location));

    [Fact]
    public void A_type_that_no_code_names_is_not_used() =>
        Assert.DoesNotContain(new TypeUse(typeof(Sanitizer).FullName!, typeof(PoolException).FullName!), LayerTests.Uses);
}
