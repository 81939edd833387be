using PoolCoordination.Detection.Words;

namespace PoolCoordination.Detection.Rules;

/// <summary>The words of a sentence, and which patterns it cannot have, at a glance.</summary>
internal sealed class SentenceWords
{
    private static readonly ulong s_clauseEnd = Vocabulary.Family("clause");

    private readonly ulong[] _ids = new ulong[Vocabulary.MostWords / 64];
    private ulong _idSketch;

    /// <summary>Takes the words of another sentence.</summary>
    public void Take(Word[] words)
    {
        Words = words;
        Families = 0;
        _idSketch = 0;
        Array.Clear(_ids);
        foreach (var word in words)
        {
            Families |= word.Families;
            _idSketch |= 1UL << (word.Id % 64);
            _ids[word.Id / 64] |= 1UL << (word.Id % 64);
        }
    }

    /// <summary>The families of all of them.</summary>
    public ulong Families { get; private set; }

    /// <summary>The words.</summary>
    public Word[] Words { get; private set; } = [];

    /// <summary>Whether a step's words may be among them.</summary>
    public bool MayHave(PatternStep step)
    {
        if ((step.Families & Families) != 0)
            return true;
        if ((step.IdSketch & _idSketch) == 0)
            return false;
        foreach (var id in step.Ids)
        {
            if ((_ids[id / 64] & (1UL << (id % 64))) != 0)
                return true;
        }

        return false;
    }

    /// <summary>Whether a clause begins at a word: the sentence, or what follows a colon, a semicolon or a dash.</summary>
    public bool BeginsClause(int index) => index == 0 || EndsClause(index - 1);

    /// <summary>Whether a word is a sign that ends a clause.</summary>
    public bool EndsClause(int index) => (Words[index].Families & s_clauseEnd) != 0;
}
