using PoolCoordination.Claims;
using PoolCoordination.Entries;

namespace PoolCoordination.Benchmarks.Stress;

/// <summary>
/// Checks what contenders noted against the log and against each other: by the order of lines, and by the times at which each relied on
/// what it was told, no two hold the same file at any moment; who was refused was told a claim that was held; and who reads the log from
/// its start comes to the verdicts that were told.
/// </summary>
internal sealed class ClaimProof
{
    private readonly List<PoolEntry> _entries;
    private readonly Dictionary<string, ContenderNote> _told = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PoolEntry> _claims = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Claim> _judged = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ClaimStatus> _verdicts = new(StringComparer.Ordinal);
    private readonly List<Hold> _holds = [];

    /// <summary>Takes all lines of the log in their order, and all notes.</summary>
    public ClaimProof(List<PoolEntry> entries, List<ContenderNote> notes)
    {
        _entries = entries;
        var fold = new ClaimFold { Changed = Remember };
        foreach (var entry in entries)
        {
            if (entry is { Action: PoolAction.Claimed, Renews: null })
                _claims[entry.Id] = entry;
            fold.Add(entry);
        }

        foreach (var note in notes.Where(note => note.Kind is ContenderNote.Kinds.Granted or ContenderNote.Kinds.Refused))
            _told[note.Claim] = note;
        foreach (
            var ofClaim in notes.Where(note => note.Kind != ContenderNote.Kinds.Refused).GroupBy(note => note.Claim, StringComparer.Ordinal)
        )
        {
            // Who noted its grant only after it was ended by force held nothing from then on.
            if (UntilForce(Hold.Of([.. ofClaim])) is var hold && hold.From < hold.Until)
                _holds.Add(hold);
        }
    }

    /// <summary>What does not hold; nothing where all does.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>What a claim is by the log from its start.</summary>
    public IReadOnlyDictionary<string, Claim> Judged => _judged;

    /// <summary>Checks all.</summary>
    public void Check()
    {
        CheckTold();
        CheckOrder();
        CheckTimes();
    }

    private void Remember(Claim? before, Claim after, PoolEntry by)
    {
        if (before is null)
            _verdicts[after.Id] = after.Status;
        _judged[after.Id] = after;
    }

    private void CheckTold()
    {
        foreach (var note in _told.Values)
        {
            if (!_verdicts.TryGetValue(note.Claim, out var verdict))
                Faults.Add($"{note.Claim} was told {note.Kind}, but is not in the log.");
            else if (note.Kind == ContenderNote.Kinds.Granted && verdict != ClaimStatus.Held)
                Faults.Add($"{note.Claim} was told that it is granted, but the log says {verdict}.");
            else if (note.Kind == ContenderNote.Kinds.Refused && (note.Name.Length == 0 || note.Holder == note.Claim))
                Faults.Add($"{note.Claim} was not told who holds.");
            else if (
                note.Kind == ContenderNote.Kinds.Refused
                && verdict != ClaimStatus.Refused
                && _judged[note.Claim].ClosedBy != note.Holder
            )
                Faults.Add($"{note.Claim} was told that it is refused for the sake of {note.Holder}, but the log says {verdict}.");
        }
    }

    /// <summary>Goes through the lines with what was told, and the simplest bookkeeping.</summary>
    private void CheckOrder()
    {
        var held = new Dictionary<string, Held>(StringComparer.Ordinal);
        foreach (var entry in _entries)
        {
            if (entry.Renews is { } renewed)
            {
                if (held.TryGetValue(renewed, out var claim) && entry.Timestamp < claim.Expires && entry.ExpiresAt > claim.Expires)
                    held[renewed] = claim with { Expires = entry.ExpiresAt };
            }
            else if (entry.Releases is { } released)
            {
                held.Remove(released);
            }
            else if (entry.Action == PoolAction.Completed)
            {
                foreach (
                    var id in held.Where(claim => claim.Value.Entry.Instance == entry.Instance && claim.Value.Entry.Topic == entry.Topic)
                        .Select(claim => claim.Key)
                        .ToList()
                )
                    held.Remove(id);
            }
            else if (entry.Action == PoolAction.Claimed)
            {
                CheckClaim(entry, held);
            }
        }
    }

    private void CheckClaim(PoolEntry entry, Dictionary<string, Held> held)
    {
        var path = PathOf(entry);
        var sharing = held.Values.Where(claim => claim.Entry.Instance != entry.Instance && PathOf(claim.Entry).Shares(path)).ToList();
        // Who was killed before it could note the verdict was told nothing.
        var isGranted =
            _told.TryGetValue(entry.Id, out var note) && note.Kind == ContenderNote.Kinds.Granted
            || _verdicts[entry.Id] == ClaimStatus.Held;
        if (!isGranted)
        {
            var holder = note is null ? _judged[entry.Id].ClosedBy! : note.Holder;
            if (
                _verdicts[entry.Id] == ClaimStatus.Refused
                && (!held.TryGetValue(holder, out var inTheWay) || inTheWay.Expires <= entry.Timestamp)
            )
                Faults.Add($"{entry.Id} was refused for the sake of {holder}, which was not held then.");
            return;
        }

        foreach (var other in sharing)
        {
            if (other.Expires > entry.Timestamp && !entry.IsForced)
                Faults.Add(
                    $"{entry.Id} was granted {path.Text} while {other.Entry.Id} of {other.Entry.Instance} held {PathOf(other.Entry).Text}."
                );
        }

        // By force, or as their time was over: all that it overlaps, also where none of the files here is in both.
        foreach (var ended in held.Keys.Where(id => _judged[id].ClosedBy == entry.Id).ToList())
            held.Remove(ended);
        held[entry.Id] = new Held(entry, entry.ExpiresAt);
    }

    /// <summary>Compares the times at which contenders relied on their claims.</summary>
    private void CheckTimes()
    {
        _holds.Sort((one, other) => one.From.CompareTo(other.From));
        for (var i = 0; i < _holds.Count; i++)
        {
            for (var j = i + 1; j < _holds.Count && _holds[j].From < _holds[i].Until; j++)
            {
                var (one, other) = (_claims[_holds[i].Claim], _claims[_holds[j].Claim]);
                if (one.Instance != other.Instance && PathOf(one).Shares(PathOf(other)))
                    Faults.Add(
                        $"{one.Instance} relied on {one.Id} until {_holds[i].Until:O}, and {other.Instance} on {other.Id} from "
                            + $"{_holds[j].From:O}."
                    );
            }
        }
    }

    /// <summary>Who is ended by force learns it late, or never: it counts until the time of the line that did it.</summary>
    private Hold UntilForce(Hold hold) =>
        _judged.GetValueOrDefault(hold.Claim)?.ClosedBy is { } id
        && _claims.TryGetValue(id, out var by)
        && by.IsForced
        && by.Timestamp < hold.Until
            ? hold with
            {
                Until = by.Timestamp,
            }
            : hold;

    private static SharedPath PathOf(PoolEntry claim) => SharedPath.Of(claim.Affects[0]);

    /// <summary>A claim and its end so far.</summary>
    private sealed record Held(PoolEntry Entry, DateTimeOffset Expires);

    /// <summary>From when until when a contender relied on a claim.</summary>
    private sealed record Hold(string Claim, DateTimeOffset From, DateTimeOffset Until)
    {
        public static Hold Of(ContenderNote[] notes)
        {
            var expires = notes
                .Where(note => note.Kind is ContenderNote.Kinds.Granted or ContenderNote.Kinds.Renewed)
                .Max(note => note.Expires);
            var left = notes.Where(note => note.Kind is ContenderNote.Kinds.Left or ContenderNote.Kinds.Lost).Select(note => note.Time);
            return new Hold(notes[0].Claim, notes[0].Time, left.Append(expires).Min());
        }
    }
}
