namespace PoolCoordination.Text.Secrets;

/// <summary>A private key in PEM (RFC 7468), on several lines or on one; without its end it goes to the end of the text.</summary>
internal static class PrivateKeyBlock
{
    private const string Begin = "-----BEGIN ";
    private const string End = "-----END ";
    private const string Dashes = "-----";
    private const int LongestTitle = 40;

    public static bool TryFind(ReadOnlySpan<char> text, int start, out SecretSpan secret)
    {
        secret = default;
        var rest = text[start..];
        if (!rest.StartsWith(Begin, StringComparison.Ordinal))
            return false;
        var title = rest[Begin.Length..];
        var length = title.IndexOf(Dashes, StringComparison.Ordinal);
        if (length is < 0 or > LongestTitle || !title[..length].Contains("PRIVATE KEY", StringComparison.Ordinal))
            return false;
        secret = new SecretSpan(start, start + EndOfBlock(rest));
        return true;
    }

    private static int EndOfBlock(ReadOnlySpan<char> block)
    {
        var end = block.IndexOf(End, StringComparison.Ordinal);
        if (end < 0)
            return block.Length;
        end += End.Length;
        var dashes = block[end..].IndexOf(Dashes, StringComparison.Ordinal);
        return dashes < 0 ? block.Length : end + dashes + Dashes.Length;
    }
}
