using System.Text;
using PoolCoordination.Json;

namespace PoolCoordination.Tests.Json;

/// <summary>The end of an object is found wherever its text is cut into pieces, and not before it.</summary>
public class JsonEndTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("""{"a":{"b":[1,{"c":"}"}]},"d":"\"}"}""")]
    [InlineData("""{"a":"\\"}""")]
    [InlineData("""{"a":"\\\"}]{["}""")]
    [InlineData(" \n[1]")]
    [InlineData("\uFEFF{\"ü\":\"😀\"}")]
    public void It_is_found_however_the_text_is_cut(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var first = 0; first < bytes.Length; first++)
        {
            for (var second = first; second < bytes.Length; second++)
            {
                var end = new JsonEnd();
                Assert.False(end.IsIn(bytes.AsSpan(0, first)));
                Assert.False(end.IsIn(bytes.AsSpan(first, second - first)));
                Assert.True(end.IsIn(bytes.AsSpan(second)));
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"a":"}""")]
    [InlineData("""{"a":{}""")]
    [InlineData("not json")]
    public void It_is_not_found_where_there_is_none(string text) => Assert.False(new JsonEnd().IsIn(Encoding.UTF8.GetBytes(text)));
}
