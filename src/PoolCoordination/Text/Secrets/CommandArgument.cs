namespace PoolCoordination.Text.Secrets;

/// <summary>
/// A password by its place among a command's arguments: <c>net use Z: \\server\share X</c>, <c>htpasswd -b file user X</c>.
/// </summary>
internal static class CommandArgument
{
    private const int CommandWithin = 200;
    private const int ShortestWord = 6;

    /// <summary>Looks at a word that may be such a command.</summary>
    public static bool TryFind(ReadOnlySpan<char> text, int start, int end, out SecretSpan secret)
    {
        secret = default;
        if (end >= text.Length || text[end] != ' ')
            return false;
        var line = text[..Math.Min(text.Length, end + CommandWithin)];
        return text[start..end] switch
        {
            "net" => IsNetPassword(line, end, out secret),
            "htpasswd" => IsLastOfThree(line, end, out secret),
            "bindpw" or "requirepass" or "masterauth" => IsArgument(line, end, 1, out secret),
            "wpa_passphrase" => IsArgument(line, end, 2, out secret),
            "rabbitmqctl" when IsFirst(line, end, "add_user") || IsFirst(line, end, "change_password") =>
                IsArgument(line, end, 3, out secret),
            "sqlplus" => IsAfterUser(line, end, out secret),
            "echo" or "printf" => IsPiped(line, end, out secret),
            _ => false,
        };
    }

    /// <summary><c>net use Z: \\server\share X /user:dave</c>, <c>net user dave X /add</c>.</summary>
    private static bool IsNetPassword(ReadOnlySpan<char> line, int end, out SecretSpan secret)
    {
        secret = default;
        var command = Next(line, end);
        var isUser = line[command.Start..command.End] is "user";
        if (!isUser && line[command.Start..command.End] is not "use")
            return false;
        var hasPlace = false;
        for (var word = Next(line, command.End); word.End > word.Start; word = Next(line, word.End))
        {
            var argument = line[word.Start..word.End];
            // A share, or a user, is before the password.
            var isShare = argument.StartsWith(@"\\") || argument.StartsWith("//");
            if (!isShare && (argument[0] is '/' || argument is "*" || argument[^1] == ':'))
                continue;
            if (!hasPlace && (isUser || isShare))
            {
                hasPlace = true;
                continue;
            }

            var next = Next(line, word.End);
            return hasPlace
                && (CharacterClasses.ContainsDigit(argument) || (next.Start < next.End && line[next.Start] == '/'))
                && Take(line, word, out secret);
        }

        return false;
    }

    private static bool IsFirst(ReadOnlySpan<char> line, int end, ReadOnlySpan<char> argument)
    {
        var first = Next(line, end);
        return line[first.Start..first.End].SequenceEqual(argument);
    }

    /// <summary>The argument of a number, where it looks chosen: with a digit among letters or signs.</summary>
    private static bool IsArgument(ReadOnlySpan<char> line, int end, int number, out SecretSpan secret)
    {
        var word = new SecretSpan(end, end);
        for (var i = 0; i < number; i++)
            word = Next(line, word.End);
        secret = default;
        return CharacterClasses.ContainsDigit(line[word.Start..word.End]) && Take(line, word, out secret);
    }

    private static bool IsLastOfThree(ReadOnlySpan<char> line, int end, out SecretSpan secret)
    {
        secret = default;
        var options = Next(line, end);
        if (options.End <= options.Start || line[options.Start] != '-' || !line[options.Start..options.End].Contains('b'))
            return false;
        var file = Next(line, options.End);
        // With -n the hash is printed and no file is named.
        var user = line[options.Start..options.End].Contains('n') ? file : Next(line, file.End);
        return Take(line, Next(line, user.End), out secret);
    }

    /// <summary><c>sqlplus scott/X@db</c></summary>
    private static bool IsAfterUser(ReadOnlySpan<char> line, int end, out SecretSpan secret)
    {
        secret = default;
        var word = Next(line, end);
        while (word.End > word.Start && line[word.Start] == '-')
            word = Next(line, word.End);
        var login = line[word.Start..word.End];
        var slash = login.IndexOf('/');
        var at = login.LastIndexOf('@');
        return slash > 0
            && Take(line, new SecretSpan(word.Start + slash + 1, at > slash ? word.Start + at : word.End), out secret);
    }

    /// <summary><c>echo X | docker login --password-stdin</c>, <c>echo dave:X | chpasswd</c>.</summary>
    private static bool IsPiped(ReadOnlySpan<char> line, int end, out SecretSpan secret)
    {
        secret = default;
        var word = Next(line, end);
        while (word.End > word.Start && line[word.Start] == '-')
            word = Next(line, word.End);
        if (word.End <= word.Start)
            return false;
        var value = SecretValue.At(line, word.Start);
        var pipe = Next(line, value.IsQuoted ? value.End + 1 : value.End);
        if (line[pipe.Start..pipe.End] is not "|")
            return false;
        var reader = line[pipe.End..];
        reader = reader[..(reader.IndexOfAny(";&\n") is >= 0 and var next ? next : reader.Length)];
        var content = line[value.Start..value.End];
        if (reader.Contains("chpasswd", StringComparison.Ordinal))
        {
            var colon = content.IndexOf(':');
            return colon > 0 && Take(line, new SecretSpan(value.Start + colon + 1, value.End), out secret);
        }

        return (
                reader.Contains("--password-stdin", StringComparison.Ordinal)
                || reader.Contains("sudo -S", StringComparison.Ordinal)
                || reader.Contains("passwd --stdin", StringComparison.Ordinal)
            )
            && (content.Length >= ShortestWord || !CharacterClasses.IsLetters(content))
            && Take(line, new SecretSpan(value.Start, value.End), out secret);
    }

    private static bool Take(ReadOnlySpan<char> line, SecretSpan word, out SecretSpan secret)
    {
        secret = word;
        return word.End > word.Start && ValueJudge.IsSecret(line[word.Start..word.End], NameKind.Password, Joint.Assigned, isQuoted: false);
    }

    private static SecretSpan Next(ReadOnlySpan<char> line, int from)
    {
        var start = CharacterClasses.SkipSpaces(line, from);
        var end = CharacterClasses.EndOfRun(line, start);
        return new SecretSpan(start, end);
    }
}
