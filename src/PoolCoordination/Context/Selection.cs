namespace PoolCoordination.Context;

/// <summary>Puts as many entries into a text as fit, and says what did not.</summary>
/// <param name="MostEntries">How many entries at most.</param>
/// <param name="MostCharacters">How long the whole text may be.</param>
internal sealed record Selection(int MostEntries, int MostCharacters)
{
    private int MostTries => MostEntries * 2;

    /// <summary>
    /// The heading and after it entries, newest first. Where not all fit, those come first whose BLOCKS name the reader, then blockers,
    /// then those whose BLOCKS say something; live claims get at most half of what is left, and more only where nothing else wants it.
    /// </summary>
    public string Fill(string heading, IReadOnlyList<ShownEntry> entries, Func<ShownEntry, string> render)
    {
        var texts = new string?[entries.Count];
        // What is left out in the end is never more than all.
        var room = new Room(MostEntries, MostCharacters - heading.Length - LeftOut.Line(entries, texts).Length);
        room = Take(ShownRank.ForReader, room);
        room = Take(ShownRank.Blocked, room);
        room = Take(ShownRank.Blocking, room);
        var half = room.Half;
        room = room.Less(half).Plus(Take(ShownRank.LiveClaim, half));
        room = Take(ShownRank.Other, room);
        Take(ShownRank.LiveClaim, room);
        return heading + string.Concat(texts) + LeftOut.Line(entries, texts);

        Room Take(ShownRank rank, Room left)
        {
            // Where so many did not fit, hardly any other will, and each that is tried costs.
            var tries = MostTries;
            for (var i = 0; i < texts.Length && left.Entries > 0 && tries > 0; i++)
            {
                if (texts[i] is not null || entries[i].Rank != rank)
                    continue;
                tries--;
                var text = render(entries[i]);
                if (text.Length > left.Characters)
                    continue;
                texts[i] = text;
                left = left.Less(new Room(1, text.Length));
            }

            return left;
        }
    }

    /// <summary>How much fits.</summary>
    private readonly record struct Room(int Entries, int Characters)
    {
        public Room Half => new(Entries / 2, Characters / 2);

        public Room Plus(Room other) => new(Entries + other.Entries, Characters + other.Characters);

        public Room Less(Room other) => new(Entries - other.Entries, Characters - other.Characters);
    }
}
