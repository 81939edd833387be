using System.Text;

namespace PoolCoordination.Text.Secrets;

/// <summary>Takes credentials out of a text, before it is written where others read it and when it is shown.</summary>
internal static class SecretRedactor
{
    /// <summary>The replacement for a secret.</summary>
    public const string Redacted = "[redacted]";

    /// <summary>The text with each secret replaced by <see cref="Redacted"/>; the same instance where there is none.</summary>
    public static string Redact(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!SecretFinder.TryFindNext(text, 0, out var secret))
            return text;
        var redacted = new StringBuilder(text.Length);
        var copied = 0;
        do
        {
            redacted.Append(text, copied, secret.Start - copied).Append(Redacted);
            copied = secret.End;
        }
        while (SecretFinder.TryFindNext(text, copied, out secret));
        return redacted.Append(text, copied, text.Length - copied).ToString();
    }
}
