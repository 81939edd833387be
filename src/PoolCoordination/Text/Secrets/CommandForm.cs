namespace PoolCoordination.Text.Secrets;

/// <summary>The commands that take a secret in an option of one letter; elsewhere <c>-p</c> is a port, a path or a project.</summary>
internal static class CommandForm
{
    /// <summary>The form of an option, by the command that the text before it names last.</summary>
    public static OptionForm Of(ReadOnlySpan<char> before, char option)
    {
        // What is before a pipe or a semicolon is another command.
        var line = before[(before.LastIndexOfAny("|;&\n") + 1)..];
        foreach (var range in line.Split(' '))
        {
            if (OfCommand(Name(line[range]), option) is not OptionForm.None and var form)
                return form;
        }

        return OptionForm.None;
    }

    private static OptionForm OfCommand(ReadOnlySpan<char> command, char option) =>
        option switch
        {
            'u' or 'U' or 'a' when command is "curl" or "http" or "https" or "wget" or "xh" => OptionForm.UserAndPassword,
            'U' when command is "smbclient" or "rpcclient" or "net" => OptionForm.UserAndPassword,
            'a' when command is "redis-cli" => OptionForm.Password,
            'p'
                when command
                    is "mysql" or "mysqldump" or "mysqladmin" or "mysqlimport" or "mariadb" or "mariadb-dump" or "mycli" or "7z" or "7za"
                        or "7zz" => OptionForm.JoinedPassword,
            'p' when command is "sshpass" or "mongo" or "mongosh" or "mongodump" or "mongorestore" or "login" or "psexec"
                        or "winrs" => OptionForm.Password,
            'P' when command is "zip" or "unzip" or "sqlcmd" or "bcp" or "isql" or "mosquitto_pub" or "mosquitto_sub" or "ipmitool" =>
                OptionForm.Password,
            'k' when command is "openssl" => OptionForm.Password,
            'N' or 'P' when command is "ssh-keygen" => OptionForm.Password,
            'w' when command is "ldapsearch" or "ldapmodify" or "ldapadd" or "ldapwhoami" => OptionForm.Password,
            _ => OptionForm.None,
        };

    private static ReadOnlySpan<char> Name(ReadOnlySpan<char> word)
    {
        var name = word.TrimStart("`\"'($").TrimEnd("`\"':");
        return name[(name.LastIndexOf('/') + 1)..];
    }
}
