using PoolCoordination.Detection.Words;

namespace PoolCoordination.Detection.Structure;

/// <summary>
/// Cuts the parts of a message into sentences and these into words. Code and quoted words are one word each, without meaning.
/// </summary>
internal sealed class SentenceReader
{
    private const int LongestQuotation = 300;

    private readonly Vocabulary _vocabulary;
    private readonly List<Sentence> _sentences = [];
    private readonly List<Word> _words = [];

    private SentenceReader(Vocabulary vocabulary) => _vocabulary = vocabulary;

    /// <summary>The sentences of all parts in their order.</summary>
    public static List<Sentence> Read(List<MessagePart> parts, Vocabulary vocabulary)
    {
        var reader = new SentenceReader(vocabulary);
        for (var i = 0; i < parts.Count; i++)
            reader.Take(parts[i], i);
        return reader._sentences;
    }

    private void Take(MessagePart part, int number)
    {
        var text = InlineText.Plain(part.Text);
        var start = 0;
        for (var at = 0; at < text.Length;)
        {
            var character = text[at];
            if (character is '.' or '!' or '?' or '…')
            {
                at++;
                // The number before a heading or an item is not a sentence of its own.
                if (!EndsSentence(text, at) || (_words.Count == 1 && character == '.' && char.IsDigit(text[start])))
                    continue;
                Close(part, number, text, start, at);
                start = at;
                continue;
            }

            at = TakeWord(text, at, start);
        }

        Close(part, number, text, start, text.Length);
    }

    private int TakeWord(string text, int at, int sentenceStart)
    {
        var character = text[at];
        if (character == '`')
            return TakeEnclosed(text, at, sentenceStart, text.IndexOf('`', at + 1), _vocabulary.Code);
        if (character is '"' or '“')
        {
            var end = CharacterSearch.IndexOfAny(text.AsSpan(at + 1, Math.Min(LongestQuotation, text.Length - at - 1)), "\"”");
            return TakeEnclosed(text, at, sentenceStart, end < 0 ? -1 : at + 1 + end, _vocabulary.Quotation);
        }

        if (char.IsLetterOrDigit(character) || (character is '\'' or '’' && at > 0 && char.IsLetter(text[at - 1])))
        {
            var end = EndOfWord(text, at);
            _words.Add(_vocabulary.Word(text.AsSpan(at, end - at), at - sentenceStart));
            return end;
        }

        if (character is ',' or ':' or ';' or '(' or ')' or '–' or '—' or '→' || IsDash(text, at))
            _words.Add(_vocabulary.Word(character is '–' or '—' or '→' ? "-" : text.AsSpan(at, 1), at - sentenceStart));
        return at + 1;
    }

    private static bool IsDash(string text, int at) =>
        text[at] == '-' && at > 0 && text[at - 1] == ' ' && at + 1 < text.Length && text[at + 1] is ' ' or '-';

    private int TakeEnclosed(string text, int at, int sentenceStart, int end, ulong kind)
    {
        if (end < 0)
            return at + 1;
        var inner = _vocabulary.Word(text.AsSpan(at + 1, end - at - 1), at - sentenceStart);
        // A status code stays one, whether in code or not.
        _words.Add(new Word(at - sentenceStart, end + 1 - at, 0, kind | (inner.Families & _vocabulary.KeptInCode)));
        return end + 1;
    }

    /// <summary>A word ends before an apostrophe that shortens another word (<c>I've</c>), but <c>can't</c> is one.</summary>
    private static int EndOfWord(string text, int at)
    {
        var end = at + 1;
        for (; end < text.Length; end++)
        {
            var character = text[end];
            if (char.IsLetterOrDigit(character))
                continue;
            var next = end + 1 < text.Length ? text[end + 1] : ' ';
            var isInside = character switch
            {
                '\'' or '’' => text[end - 1] == 'n' && next == 't',
                '.' or ',' => char.IsLetterOrDigit(next) && (character == '.' || (char.IsDigit(next) && char.IsDigit(text[end - 1]))),
                '/' => char.IsDigit(next) && char.IsDigit(text[end - 1]),
                '_' => char.IsLetterOrDigit(next),
                _ => false,
            };
            if (!isInside)
                break;
        }

        return end;
    }

    private static bool EndsSentence(string text, int at)
    {
        while (at < text.Length && text[at] is '.' or '!' or '?' or ')' or '"' or '”' or '*')
            at++;
        if (at == text.Length)
            return true;
        if (text[at] != ' ')
            return false;
        while (at < text.Length && LineMark.IsSymbol(text[at]))
            at++;
        return at == text.Length || !char.IsLower(text[at]);
    }

    private void Close(MessagePart part, int number, string text, int start, int end)
    {
        if (_words.Count > 0)
        {
            _sentences.Add(new Sentence(part.Kind, text[start..end], [.. _words]) { Part = number, HasCheckMark = part.HasCheckMark });
            _words.Clear();
        }
    }
}
