using PoolCoordination.Text;

namespace PoolCoordination.Claims;

/// <summary>
/// Finds the held claims that a claim may overlap, by the folders that both write out, so that judging one does not compare it with all.
/// </summary>
internal sealed class ClaimIndex
{
    private readonly ClaimLookup<(ulong Folder, uint Name, Kind Kind)> _claims = new(claim => claim.Status == ClaimStatus.Held);

    private enum Kind
    {
        /// <summary>The literal part ends at this folder or file; the rest, if any, is not a name.</summary>
        At,

        /// <summary>The literal part ends here, and a name in any folder below follows.</summary>
        AnyName,

        /// <summary>As <see cref="AnyName"/>, by the name.</summary>
        Name,

        /// <summary>It goes on below.</summary>
        Below,
    }

    public void Add(ClaimSlot slot)
    {
        foreach (var key in slot.Claim.Claimed.Keys)
        {
            var folders = new FolderHashes(key.Literals);
            for (var depth = 0; depth < key.Literals.Length; depth++)
                _claims.Add((folders.Next(), 0, Kind.Below), slot);
            var folder = folders.Next();
            _claims.Add((folder, 0, key.Name is null ? Kind.At : Kind.AnyName), slot);
            if (key.Name is { } name)
                _claims.Add((folder, name, Kind.Name), slot);
        }
    }

    /// <summary>The held claims that one may overlap, in the order of their lines.</summary>
    public List<ClaimSlot> Candidates(Claim claim)
    {
        var found = new List<ClaimSlot>();
        foreach (var key in claim.Claimed.Keys)
            Find(key, found);
        found.Sort((left, right) => left.Number.CompareTo(right.Number));
        var count = 0;
        for (var i = 0; i < found.Count; i++)
        {
            if (i == 0 || found[i] != found[i - 1])
                found[count++] = found[i];
        }

        found.RemoveRange(count, found.Count - count);
        return found;
    }

    private void Find(PathKey key, List<ClaimSlot> found)
    {
        var folders = new FolderHashes(key.Literals);
        for (var depth = 0; depth <= key.Literals.Length; depth++)
        {
            var folder = folders.Next();
            _claims.Find((folder, 0, Kind.At), found);
            if (!key.NamesFiles || (depth == key.Literals.Length && key.IsFile))
                _claims.Find((folder, 0, Kind.AnyName), found);
            else
                FindNames(folder, key, depth, found);
            if (depth == key.Literals.Length)
                _claims.Find((folder, 0, Kind.Below), found);
        }
    }

    private void FindNames(ulong folder, PathKey key, int depth, List<ClaimSlot> found)
    {
        foreach (var name in key.Literals.AsSpan(depth))
            _claims.Find((folder, name, Kind.Name), found);
        if (key.Name is { } own)
            _claims.Find((folder, own, Kind.Name), found);
    }

    /// <summary>The hashes of the folders of a path, from the top down, of which the first is that of none.</summary>
    private struct FolderHashes(uint[] names)
    {
        private ulong _hash = Fnv1a.Empty;
        private int _next;

        public ulong Next()
        {
            if (_next > 0)
                _hash = Fnv1a.Add(_hash, names[_next - 1]);
            _next++;
            return _hash;
        }
    }
}
