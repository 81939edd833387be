namespace PoolCoordination.Storage;

/// <summary>
/// The address of a server that keeps a pool, such as <c>postgres://user@host:5432/database?pool=team</c>. A password in it is told to
/// nobody but the server.
/// </summary>
public sealed record ServerAddress
{
    private const string PasswordOption = "password=";

    private static readonly string[] s_schemes = ["postgres://", "postgresql://"];

    private ServerAddress(string text, string? password)
    {
        Text = text;
        Password = password;
    }

    /// <summary>The URL without a password.</summary>
    public string Text { get; }

    /// <summary>
    /// Identifies the pool by host, database and name, whoever connects and however: it stays the same after the user or
    /// a connection option was changed.
    /// </summary>
    internal string PoolKey
    {
        get
        {
            var (way, query) = Text.Split('?', 2) is [var left, var right] ? (left, right) : (Text, "");
            var server = way[(way.IndexOf("//", StringComparison.Ordinal) + 2)..];
            var pool = query.Split('&').LastOrDefault(member => member.StartsWith("pool=", StringComparison.Ordinal));
            return $"{server[(server.LastIndexOf('@') + 1)..].TrimEnd('/')}?{pool}";
        }
    }

    /// <summary>Whether the URL came with a password.</summary>
    internal bool HasPassword => Password is not null;

    /// <summary>The password as it stands in the URL, or null.</summary>
    internal string? Password { get; }

    /// <summary>Reads an address.</summary>
    /// <returns>Null for what is the path of a file.</returns>
    public static ServerAddress? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = text.Trim();
        foreach (var scheme in s_schemes)
        {
            if (text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
                return Split(text, scheme.Length);
        }

        return null;
    }

    /// <summary>A path or address as it may be shown.</summary>
    public static string Shown(string text) => TryParse(text)?.Text ?? text;

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static ServerAddress Split(string text, int start)
    {
        // Where a password has characters that belong escaped, rather too much is hidden than too little.
        var at = text.LastIndexOf('@');
        var colon = text.IndexOf(':', start);
        return colon < 0 || colon > at
            ? new ServerAddress(WithoutPasswordOption(text), password: null)
            : new ServerAddress(WithoutPasswordOption(text[..colon] + text[at..]), text[(colon + 1)..at]);
    }

    /// <summary>
    /// The text without the value of an option as other clients have it. It is an error here, with a message that shows the text.
    /// </summary>
    private static string WithoutPasswordOption(string text)
    {
        var value =
            text.IndexOf(PasswordOption, Math.Max(0, text.IndexOf('?', StringComparison.Ordinal)), StringComparison.OrdinalIgnoreCase)
            + PasswordOption.Length;
        if (value < PasswordOption.Length)
            return text;
        var end = text.IndexOf('&', value);
        return text[..value] + (end < 0 ? "" : WithoutPasswordOption(text[end..]));
    }
}
