using FsCheck;
using FsCheck.Fluent;
using PoolCoordination.Text.Secrets;

namespace PoolCoordination.Tests.Text.Secrets;

public class TokenShapeTests
{
    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public static TheoryData<string> Prefixes => [.. TokenShapes.All.ToArray().Select(shape => shape.Prefix)];

    [Theory]
    [MemberData(nameof(Prefixes))]
    public void A_token_of_the_shape_is_redacted_whole_wherever_it_is(string prefix)
    {
        var shape = Assert.Single(TokenShapes.All.ToArray(), shape => shape.Prefix == prefix);
        Holds.For(
            from body in Body(shape)
            from around in Gen.Elements(
                ("", ""),
                ("see ", " now"),
                ("`", "`"),
                ("\"", "\"."),
                ("(", ")"),
                ("KEY=", "\n"),
                ("x_", ", y"),
                ("\\n", "\\n"),
                ("a: ", ";")
            )
            select (Before: around.Item1, Token: prefix + body, After: around.Item2),
            text =>
            {
                var redacted = SecretRedactor.Redact($"before {text.Before}{text.Token}{text.After} after");
                Assert.Equal($"before {text.Before}{SecretRedactor.Redacted}{text.After} after", redacted);
            },
            tests: 20
        );
    }

    [Fact]
    public void A_prefix_alone_or_before_words_is_not_a_token()
    {
        foreach (var shape in TokenShapes.All)
        {
            Assert.Equal($"the {shape.Prefix} prefix", SecretRedactor.Redact($"the {shape.Prefix} prefix"));
            Assert.Equal($"{shape.Prefix}and-some-words", SecretRedactor.Redact($"{shape.Prefix}and-some-words"));
        }
    }

    [Fact]
    public void Shapes_are_in_ordinal_order_and_have_a_prefix_each()
    {
        var prefixes = TokenShapes.All.ToArray().Select(shape => shape.Prefix).ToArray();

        Assert.Equal(prefixes.Order(StringComparer.Ordinal), prefixes);
        Assert.Equal(prefixes.Distinct(StringComparer.Ordinal), prefixes);
    }

    /// <summary>Random characters; the rest of a pattern that random tokens of that length always have.</summary>
    private static Gen<string> Body(TokenShape shape)
    {
        var length = Math.Max(shape.Shortest, shape.IsRandom ? 24 : 0) + 4;
        return Gen.Elements(Alphanumeric.ToCharArray()).ArrayOf(length).Select(characters => "7a9Z" + new string(characters)[4..]);
    }
}
