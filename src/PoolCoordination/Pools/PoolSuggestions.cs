using PoolCoordination.Claims;
using PoolCoordination.Entries;
using PoolCoordination.Faults;
using PoolCoordination.Text;

namespace PoolCoordination.Pools;

/// <summary>
/// The names and topics in a pool that complete what somebody types, each once and the newest first. Reading them changes no file. They are
/// others' texts: each is one line of plain text, and one that is too long to be typed as it is shown is left out.
/// </summary>
public sealed class PoolSuggestions
{
    private const int MostEntries = 2000;
    private const int LongestText = 200;

    /// <summary>How long somebody who types waits for a server.</summary>
    private static readonly TimeSpan s_timeout = TimeSpan.FromMilliseconds(300);

    private readonly Pool _pool;

    /// <summary>The suggestions of a pool, which is only read from now on.</summary>
    public PoolSuggestions(Pool pool)
    {
        ArgumentNullException.ThrowIfNull(pool);
        _pool = pool;
        _pool.Log.ReadsWriteNothing = true;
        _pool.Log.Timeout = s_timeout;
    }

    /// <summary>The topics of the entries that have not expired.</summary>
    /// <exception cref="PoolException">The pool cannot be read.</exception>
    public IReadOnlyList<PoolSuggestion> Topics =>
        Distinct(Live.Select(entry => Of(entry, entry.Topic)));

    /// <summary>The topics of the claims that are held.</summary>
    /// <exception cref="PoolException">The pool cannot be read.</exception>
    public IReadOnlyList<PoolSuggestion> ClaimedTopics =>
        Distinct(Held.Select(claim => new PoolSuggestion(claim.Topic, $"held by {claim.Instance}")));

    /// <summary>The instances that wrote entries that have not expired, and those that have a domain.</summary>
    /// <exception cref="PoolException">The pool cannot be read.</exception>
    public IReadOnlyList<PoolSuggestion> Instances =>
        Distinct([.. Live.Select(entry => new PoolSuggestion(entry.Instance, "")), .. InstancesWithDomain]);

    /// <summary>The resources that live entries name, and what begins the name of one of each kind.</summary>
    /// <exception cref="PoolException">The pool cannot be read.</exception>
    public IReadOnlyList<PoolSuggestion> Resources =>
        Distinct([
            .. Live.SelectMany(entry => entry.Affects.Where(path => NamedResource.TryRead(path, out _)).Select(path => Of(entry, path))),
            .. NamedResource.Prefixes.Select(prefix => new PoolSuggestion(prefix, "")),
        ]);

    /// <summary>The instances that hold claims.</summary>
    /// <exception cref="PoolException">The pool cannot be read.</exception>
    public IReadOnlyList<PoolSuggestion> ClaimHolders => Distinct(Held.Select(claim => new PoolSuggestion(claim.Instance, "")));

    /// <summary>The instances that have a domain, with its words.</summary>
    /// <exception cref="PoolException">The settings cannot be read.</exception>
    public IReadOnlyList<PoolSuggestion> InstancesWithDomain =>
        Distinct(_pool.Domains.Select(domain => new PoolSuggestion(domain.Instance, string.Join(", ", domain.Keywords))));

    private IEnumerable<PoolEntry> Live => _pool.Read(new PoolQuery()).Take(MostEntries);

    private IEnumerable<Claim> Held => _pool.Claims().ListAt(_pool.Now).Reverse();

    private static PoolSuggestion Of(PoolEntry entry, string text) => new(text, $"{PoolActionName.Of(entry.Action)} by {entry.Instance}");

    private static List<PoolSuggestion> Distinct(IEnumerable<PoolSuggestion> suggestions) =>
        [
            .. suggestions
                .Select(suggestion => new PoolSuggestion(
                    Sanitizer.ForDisplay(suggestion.Text, int.MaxValue),
                    Sanitizer.ForDisplay(suggestion.Description, LongestText)
                ))
                .Where(suggestion => suggestion.Text.Length is > 0 and <= LongestText)
                .DistinctBy(suggestion => suggestion.Text, StringComparer.OrdinalIgnoreCase),
        ];
}
