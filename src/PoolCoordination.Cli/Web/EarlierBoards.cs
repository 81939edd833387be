using System.Globalization;
using System.Text;
using PoolCoordination.Faults;
using PoolCoordination.Pools;
using PoolCoordination.Storage;
using PoolCoordination.Text;

namespace PoolCoordination.Cli.Web;

/// <summary>
/// On which ports the user's boards of a pool were served before, and by which cookies their pages are known, so that a page that was left
/// open goes on. The cookies themselves are not kept, but their hashes.
/// </summary>
/// <param name="pool">The pool.</param>
internal sealed class EarlierBoards(Pool pool)
{
    private const int Most = 16;

    // In the user's own folder: a pool can be shared.
    private readonly string _path = Path.Combine(pool.Environment.OwnPoolFolder, "boards", Fnv1a.Digits(pool.Location.Name));

    /// <summary>The cookies of those on a port.</summary>
    public IReadOnlyList<TokenHash> CookiesAt(int port) => [.. Read().Where(board => board.Port == port).Select(board => board.Cookie)];

    /// <summary>Adds one that is served now.</summary>
    public void Add(int port, TokenHash cookie)
    {
        try
        {
            PrivateFile.CreateFolder(Path.GetDirectoryName(_path)!);
            using var mutex = FileMutex.Acquire(_path + ".lock");
            var boards = Read().Prepend(new EarlierBoard(port, cookie)).Take(Most);
            PrivateFile.Replace(_path, Encoding.ASCII.GetBytes(string.Concat(boards.Select(board => board.Line))));
        }
        catch (Exception exception) when (exception is PoolException or IOException or UnauthorizedAccessException)
        {
            // Then a page has to be opened anew after a restart.
        }
    }

    private List<EarlierBoard> Read()
    {
        try
        {
            var text = Encoding.ASCII.GetString(RegularFile.ReadAll(_path, FileOwners.User) ?? []);
            return [.. text.Split('\n').Select(EarlierBoard.Parse).OfType<EarlierBoard>().Take(Most)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private sealed record EarlierBoard(int Port, TokenHash Cookie)
    {
        public string Line => string.Create(CultureInfo.InvariantCulture, $"{Port} {Cookie}\n");

        public static EarlierBoard? Parse(string line) =>
            line.Split(' ') is [var port, var hash]
            && ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && TokenHash.Parse(hash) is { } cookie
                ? new EarlierBoard(number, cookie)
                : null;
    }
}
