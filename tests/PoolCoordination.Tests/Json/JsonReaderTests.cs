using System.Globalization;
using System.Text;
using System.Text.Json;
using PoolCoordination.Json;

namespace PoolCoordination.Tests.Json;

/// <summary>The library's reader of JSON is the oracle: both read the same tokens, or both refuse.</summary>
public class JsonReaderTests
{
    private static readonly string[] s_documents =
    [
        """{"id":"a","timestamp":1795338116,"relevance":{"A":0.12,"B":0},"affects":"","list":[1,-2.5e+3,true,false,null,{},[]]}""",
        """ [ "\u00e9\ud83d\ude00", "\"\\\/\b\f\n\r\t", { "a" : [ { "b" : 0 } ] } , 0.5 , -0 , 1E9 ] """,
        "\"only a string\"", "42", "-", "01", "1.", ".5", "1e", "tru", "truex", "nul", "[1,]", "[,1]", "{\"a\":1,}", "{\"a\"}", "{\"a\":}",
        "{,}", "[1 2]", "{\"a\":1 \"b\":2}", "{\"a\" 1}", "{a:1}", "[1]]", "{}}", "[", "{", "]", "}", "[}", "{]", "", "   ", "\"", "\"\\",
        "\"\\x\"", "\"\\u12\"", "\"\\u12G4\"", "\"tab\there\"", "[1,2]garbage", "[[[[1]]]]", "null", "{\"\":\"\"}", "{\"a\":\"\\\"\"}",
        "+1", "1 1", "[\"a\",]", "[1,{}", "\u00a01",
    ];

    [Fact]
    public void Both_readers_agree_on_documents_and_fragments()
    {
        foreach (var document in s_documents)
            AssertAgree(Encoding.UTF8.GetBytes(document));
    }

    [Fact]
    public void Both_readers_agree_on_mutilated_documents()
    {
        var random = new Random(1);
        for (var i = 0; i < 100_000; i++)
        {
            var bytes = Encoding.UTF8.GetBytes(s_documents[random.Next(2)]).ToList();
            for (var changes = random.Next(1, 4); changes > 0 && bytes.Count > 0; changes--)
                Mutilate(bytes, random);
            AssertAgree([.. bytes]);
        }
    }

    [Theory]
    [InlineData(64)]
    [InlineData(65)]
    public void Both_readers_agree_on_how_deep_a_document_may_be(int depth) =>
        AssertAgree(Encoding.UTF8.GetBytes(new string('[', depth) + new string(']', depth)));

    [Fact]
    public void Skipping_passes_over_a_value_and_all_in_it()
    {
        var reader = new JsonReader("""{"a":{"b":[1,{"c":2}]},"d":3}"""u8);
        reader.Read();
        reader.Read();
        reader.Skip();
        Assert.True(reader.Read());
        Assert.Equal("d", JsonText.Read(ref reader));
    }

    private static void Mutilate(List<byte> bytes, Random random)
    {
        const string pieces = "{}[]\",:\\0-.eE+tfnu \n\u0001";
        var at = random.Next(bytes.Count);
        switch (random.Next(4))
        {
            case 0:
                bytes.RemoveAt(at);
                break;
            case 1:
                bytes.Insert(at, (byte)pieces[random.Next(pieces.Length)]);
                break;
            case 2:
                bytes[at] = (byte)pieces[random.Next(pieces.Length)];
                break;
            default:
                bytes.RemoveRange(at, bytes.Count - at);
                bytes.Add((byte)pieces[random.Next(pieces.Length)]);
                break;
        }
    }

    private static void AssertAgree(byte[] json)
    {
        var (expected, actual) = (ByLibrary(json), ByOurs(json));
        Assert.True(expected == actual, $"{Encoding.UTF8.GetString(json)}\nlibrary: {expected}\nours:    {actual}");
    }

    private static string ByLibrary(byte[] json)
    {
        var tokens = new StringBuilder();
        try
        {
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
            {
                var isText = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName or JsonTokenType.Number;
                tokens.Append(
                    CultureInfo.InvariantCulture,
                    $"{reader.TokenType}@{reader.TokenStartIndex}-{reader.BytesConsumed} "
                        + $"{(isText ? Encoding.Latin1.GetString(reader.ValueSpan) : "")};"
                );
            }

            return tokens.ToString();
        }
        catch (JsonException)
        {
            return "malformed";
        }
    }

    private static string ByOurs(byte[] json)
    {
        var tokens = new StringBuilder();
        var reader = new JsonReader(json);
        while (reader.Read())
        {
            var isText = reader.TokenType is JsonToken.String or JsonToken.PropertyName or JsonToken.Number;
            tokens.Append(
                CultureInfo.InvariantCulture,
                $"{reader.TokenType}@{reader.TokenStartIndex}-{reader.BytesConsumed} "
                    + $"{(isText ? Encoding.Latin1.GetString(reader.ValueSpan) : "")};"
            );
        }

        return reader.IsMalformed ? "malformed" : tokens.ToString();
    }
}
