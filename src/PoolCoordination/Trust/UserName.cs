namespace PoolCoordination.Trust;

/// <summary>How messages name a user of Unix.</summary>
internal static class UserName
{
    private const string Users = "/etc/passwd";

    /// <summary>The user's name and number; the number alone where the machine's own list does not have it.</summary>
    public static string Of(uint number)
    {
        try
        {
            foreach (var line in File.Exists(Users) ? File.ReadLines(Users) : [])
            {
                if (line.Split(':') is [var name, _, var known, ..] && uint.TryParse(known, out var user) && user == number)
                    return $"{name} (user {number})";
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The number says it too.
        }

        return $"user {number}";
    }
}
