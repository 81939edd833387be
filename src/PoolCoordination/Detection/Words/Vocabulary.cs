using PoolCoordination.Text;

namespace PoolCoordination.Detection.Words;

/// <summary>
/// The words that the rules know: a number for each, and the families to which it belongs, a bit each. A table of its own, because it
/// is filled at the start of each hook and asked with pieces of a text.
/// </summary>
internal sealed class Vocabulary
{
    /// <summary>More words than there are.</summary>
    public const int MostWords = 2048;

    private const int Slots = 2 * MostWords;
    private const int LongestWord = 24;

    private readonly string?[] _keys = new string?[Slots];
    private readonly int[] _ids = new int[Slots];
    private readonly ulong[] _families = new ulong[Slots];
    private int _count;

    /// <summary>Makes a vocabulary of the families of words.</summary>
    public Vocabulary()
    {
        for (var i = 0; i < WordFamilies.All.Length; i++)
        {
            foreach (var word in WordFamilies.All[i].Words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                _families[Add(word)] |= 1UL << i;
        }

        Code = Family(WordFamilies.Code);
        Quotation = Family(WordFamilies.Quotation);
        KeptInCode = Family("status");
    }

    /// <summary>The families of words that no noun has before or after it.</summary>
    public static ulong NotOfNouns { get; } =
        Family("i")
        | Family("be")
        | Family("was")
        | Family("has")
        | Family("would")
        | Family("not")
        | Family("person")
        | Family("if")
        | Family("verb");

    /// <summary>The family of a piece of code.</summary>
    public ulong Code { get; }

    /// <summary>The family of a quotation.</summary>
    public ulong Quotation { get; }

    /// <summary>The families that a word keeps where it stands in code.</summary>
    public ulong KeptInCode { get; }

    /// <summary>Gets the bit of a family.</summary>
    public static ulong Family(ReadOnlySpan<char> name)
    {
        for (var i = 0; i < WordFamilies.All.Length; i++)
        {
            if (name.SequenceEqual(WordFamilies.All[i].Name))
                return 1UL << i;
        }

        throw new ArgumentException($"There is no family of words named '{name}'.", nameof(name));
    }

    /// <summary>The number of a word of a rule; it becomes known by that.</summary>
    public int Id(ReadOnlySpan<char> word) => _ids[Add(word)];

    /// <summary>A word of a text.</summary>
    public Word Word(ReadOnlySpan<char> text, int start)
    {
        Span<char> lower = stackalloc char[LongestWord];
        if (text.Length is 0 or > LongestWord)
            return new Word(start, text.Length, 0, 0);
        lower = lower[..text.Length];
        for (var i = 0; i < text.Length; i++)
            lower[i] = text[i] == '’' ? '\'' : char.ToLowerInvariant(text[i]);
        var slot = Slot(lower);
        var isKnown = _keys[slot] is not null;
        var families = isKnown ? _families[slot] : 0;
        return new Word(start, text.Length, isKnown ? _ids[slot] : 0, families | WordShape.Families(lower, families));
    }

    private int Add(ReadOnlySpan<char> word)
    {
        var slot = Slot(word);
        if (_keys[slot] is null)
        {
            _keys[slot] = word.ToString();
            _ids[slot] = _count + 1 < MostWords ? ++_count : throw new InvalidOperationException($"There are more words than {MostWords}.");
        }

        return slot;
    }

    private int Slot(ReadOnlySpan<char> word)
    {
        var hash = Fnv1a.Empty;
        foreach (var character in word)
            hash = Fnv1a.Add(hash, character);
        var slot = (int)(Fnv1a.Fold(hash) % Slots);
        while (_keys[slot] is { } key && !word.SequenceEqual(key))
            slot = (slot + 1) % Slots;
        return slot;
    }
}
