using System.Globalization;
using PoolCoordination.Detection.Words;

namespace PoolCoordination.Detection.Rules;

/// <summary>
/// A row of words to find in a sentence. A pattern's words are separated by spaces:
/// <list type="bullet">
/// <item><c>word</c> is that word, <c>@family</c> a word of a family, <c>a|b|@c</c> one of them, and <c>!a|b</c> none of them;</item>
/// <item><c>a?</c> may stand there, <c>a*</c> up to four times, <c>..3</c> up to three words of the same clause, and <c>~3</c>
/// up to three such words without a verb, a pronoun, a negation or a condition;</item>
/// <item><c>^</c> is the beginning of a sentence, or what follows a colon or a dash; <c>$</c> is the end.</item>
/// </list>
/// </summary>
internal sealed class Pattern
{
    private const int MostRepeats = 4;

    private readonly PatternStep[] _steps;
    private readonly bool _beginsClause;

    /// <summary>Reads a pattern.</summary>
    public Pattern(string source, Vocabulary vocabulary)
    {
        var steps = new List<PatternStep>();
        foreach (var word in source.Split(' '))
        {
            if (word == "^")
                _beginsClause = true;
            else
                steps.Add(Step(word, vocabulary));
        }

        _steps = [.. steps];
    }

    /// <summary>Its steps.</summary>
    public IReadOnlyList<PatternStep> Steps => _steps;

    /// <summary>Looks for the pattern in a sentence.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="start">The index of the first word of what was found.</param>
    /// <param name="end">The index after its last word.</param>
    public bool TryFind(SentenceWords sentence, out int start, out int end)
    {
        start = end = 0;
        foreach (var step in _steps)
        {
            if (step.IsRequired && !sentence.MayHave(step))
                return false;
        }

        for (; start < sentence.Words.Length; start++)
        {
            if ((!_beginsClause || sentence.BeginsClause(start)) && Matches(sentence, start, 0, ref end))
                return true;
        }

        return false;
    }

    private bool Matches(SentenceWords sentence, int at, int index, ref int end)
    {
        if (index == _steps.Length)
        {
            end = at;
            return true;
        }

        var step = _steps[index];
        if (step.IsEnd)
        {
            end = at;
            return at == sentence.Words.Length;
        }

        if (step.IsNegated)
            return (at == sentence.Words.Length || !step.Has(sentence.Words[at])) && Matches(sentence, at, index + 1, ref end);
        for (var taken = 0; ; taken++, at++)
        {
            // The shortest way first: a pattern asks whether, not how long.
            if (taken >= step.Least && Matches(sentence, at, index + 1, ref end))
                return true;
            if (taken == step.Most || at == sentence.Words.Length || !MayTake(sentence, at, step))
                return false;
        }
    }

    private static PatternStep Gap(ReadOnlySpan<char> most) => new() { IsGap = true, Most = int.Parse(most, CultureInfo.InvariantCulture) };

    private static bool MayTake(SentenceWords sentence, int at, PatternStep step) =>
        step.IsGap ? !sentence.EndsClause(at) && !step.Has(sentence.Words[at]) : step.Has(sentence.Words[at]);

    private static PatternStep Step(string word, Vocabulary vocabulary)
    {
        if (word == "$")
            return new PatternStep { IsEnd = true };
        if (word[0] == '~')
            return Gap(word.AsSpan(1)) with { Families = Vocabulary.NotOfNouns };
        if (word.StartsWith("..", StringComparison.Ordinal))
            return Gap(word.AsSpan(2));
        var isNegated = word[0] == '!';
        var least = word[^1] is '?' or '*' ? 0 : 1;
        var most = word[^1] == '*' ? MostRepeats : 1;
        word = word[(isNegated ? 1 : 0)..(word.Length - 1 + least)];
        var families = 0UL;
        var sketch = 0UL;
        var ids = new List<int>();
        for (var start = 0; start < word.Length;)
        {
            var end = word.IndexOf('|', start);
            end = end < 0 ? word.Length : end;
            if (word[start] == '@')
                families |= Vocabulary.Family(word.AsSpan(start + 1, end - start - 1));
            else
                ids.Add(vocabulary.Id(word.AsSpan(start, end - start)));
            start = end + 1;
        }

        foreach (var id in ids)
            sketch |= 1UL << (id % 64);
        return new PatternStep
        {
            IsNegated = isNegated,
            Least = least,
            Most = most,
            Families = families,
            Ids = [.. ids],
            IdSketch = sketch,
        };
    }
}
