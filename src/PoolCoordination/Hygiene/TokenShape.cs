namespace PoolCoordination.Hygiene;

/// <summary>A credential that its issuer made recognisable: a prefix and a number of characters of an alphabet.</summary>
/// <param name="Prefix">How it begins.</param>
/// <param name="Shortest">How many characters follow at least.</param>
/// <param name="Alphabet">Characters besides ASCII letters and digits that it may have.</param>
internal sealed record TokenShape(string Prefix, int Shortest, string Alphabet = "")
{
    /// <summary>As documented by each issuer for its secret scanning.</summary>
    private static readonly TokenShape[] s_all =
    [
        new("AKIA", 16), new("ASIA", 16), new("ABIA", 16), new("ACCA", 16), // Amazon Web Services
        new("ghp_", 30), new("gho_", 30), new("ghu_", 30), new("ghs_", 30), new("ghr_", 30), new("github_pat_", 30, "_"), // GitHub
        new("glpat-", 18, "-_."), new("gldt-", 18, "-_."), new("glrt-", 18, "-_."), // GitLab
        new("xoxb-", 10, "-"), new("xoxp-", 10, "-"), new("xoxa-", 10, "-"), new("xoxr-", 10, "-"), new("xoxs-", 10, "-"),
        new("xoxe-", 10, "-."), new("xapp-", 10, "-"), // Slack
        new("AIza", 30, "-_"), new("ya29.", 20, "-_"), new("GOCSPX-", 20, "-_"), // Google
        new("sk-", 20, "-_"), // Anthropic (sk-ant-…), OpenAI (sk-proj-…) and others
        new("sk_live_", 16), new("rk_live_", 16), new("sk_test_", 16), new("whsec_", 16), // Stripe
        new("npm_", 30), new("pypi-", 30, "-_"), new("rubygems_", 30), new("dckr_pat_", 20, "-_"), // package registries
        new("hf_", 30), new("dop_v1_", 40), new("dapi", 32), new("SG.", 40, "-_."), new("shpat_", 30), new("lin_api_", 30), // others
        new("eyJ", 40, "-_.="), // JSON Web Tokens (RFC 7519)
    ];

    /// <summary>Whether a credential begins at an index, and where it ends.</summary>
    public static bool TryMatch(string text, int index, out int end)
    {
        foreach (var shape in s_all)
        {
            if (text[index] == shape.Prefix[0] && shape.Matches(text, index, out end))
                return true;
        }

        end = index;
        return false;
    }

    private bool Matches(string text, int index, out int end)
    {
        end = index + Prefix.Length;
        if (!text.AsSpan(index).StartsWith(Prefix, StringComparison.Ordinal))
            return false;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || Alphabet.Contains(text[end])))
            end++;
        var token = text.AsSpan(index + Prefix.Length, end - index - Prefix.Length);
        // With separators in the alphabet, words joined by hyphens fit as well; a random token has digits.
        return token.Length >= Shortest && (Alphabet.Length == 0 || token.ContainsAnyInRange('0', '9'));
    }
}
