using System.Text;

namespace PoolCoordination.Shell.Syntax;

/// <summary>Makes of a word as it is written the words that a program gets.</summary>
/// <param name="walk">Knows the variables, and runs the commands in the word.</param>
/// <param name="words">Where the words go.</param>
internal sealed class WordExpansion(CommandWalk walk, List<ShellWord> words)
{
    private readonly StringBuilder _text = new();
    private List<SimpleCommand>? _commands;
    private bool _isKnown = true;
    private bool _isBare = true;
    private bool _hasWildcards;
    private bool _startsAtHome;
    private bool _exists;

    /// <summary>Adds the words that a word becomes.</summary>
    public static void Expand(CommandWalk walk, WordPart[] word, List<ShellWord> words)
    {
        if (word is [{ Kind: WordPartKind.Bare or WordPartKind.Quoted } part])
            words.Add(Plain(walk, part));
        else if (Array.Exists(word, part => part.Kind == WordPartKind.OpeningBrace))
        {
            foreach (var alternative in BraceExpansion.Expand(word))
                new WordExpansion(walk, words).AddWords(alternative, splits: true);
        }
        else
            new WordExpansion(walk, words).AddWords(word, splits: true);
    }

    /// <summary>The one word that a value or the name of a file becomes.</summary>
    public static ShellWord Whole(CommandWalk walk, WordPart[] word)
    {
        if (word is [{ Kind: WordPartKind.Bare or WordPartKind.Quoted } part])
            return Plain(walk, part);
        var words = new List<ShellWord>();
        new WordExpansion(walk, words) { _exists = true }.AddWords(word, splits: false);
        return words is [var whole] ? whole : ShellWord.Unknown;
    }

    private static ShellWord Plain(CommandWalk walk, WordPart part)
    {
        walk.Spend(part.Text.Length + 1);
        var isBare = part.Kind == WordPartKind.Bare;
        return new() { Text = part.Text, IsBare = isBare, HasWildcards = isBare && HasWildcard(part.Text) };
    }

    private static bool HasWildcard(ReadOnlySpan<char> text) =>
        text.ContainsAny('*', '?', '(') || (text.IndexOf('[') is >= 0 and var open && text[open..].Contains(']'));

    private void AddWords(WordPart[] parts, bool splits)
    {
        foreach (var part in parts)
        {
            walk.Spend(part.Text.Length + 1);
            switch (part.Kind)
            {
                case WordPartKind.Variable:
                    AddVariable(part.Text, splits);
                    break;
                case WordPartKind.QuotedVariable:
                    AddVariable(part.Text, splits: false);
                    break;
                case WordPartKind.Elements:
                    AddElements(part.Text);
                    break;
                case WordPartKind.Unknown:
                    AddPrinted(part.Commands);
                    break;
                case WordPartKind.Quoted:
                    _isBare = false;
                    Append(part.Text);
                    break;
                default:
                    _hasWildcards |= HasWildcard(part.Text);
                    Append(part.Text);
                    break;
            }
        }

        Finish();
    }

    /// <summary>Adds what commands print, which is known of those that print the folder, the working tree or git's own folder.</summary>
    private void AddPrinted(SyntaxNode? commands)
    {
        var folder = PlainWords(commands) switch
        {
            "pwd" => walk.Find("PWD") is [{ Text: { } current }] ? current : null,
            "git rev-parse --show-toplevel" => walk.TopLevel,
            "git rev-parse --git-dir" or "git rev-parse --absolute-git-dir" => walk.TopLevel is { } tree ? tree + "/.git" : null,
            _ => null,
        };
        if (folder is null || commands is null)
        {
            AddUnknown(commands);
            return;
        }

        walk.Run(commands);
        Append(folder);
    }

    /// <summary>The words of a command without quotation marks and redirections of its output; empty for anything else.</summary>
    private static string PlainWords(SyntaxNode? commands)
    {
        while (commands is { Kind: not SyntaxKind.Simple, Children: [var only] })
            commands = only;
        if (commands is not { Kind: SyntaxKind.Simple, Redirections.Count: <= 1, Words.Count: < 4 })
            return "";
        var text = new StringBuilder();
        foreach (var word in commands.Words)
        {
            if (word is not [{ Kind: WordPartKind.Bare } part])
                return "";
            text.Append(text.Length == 0 ? "" : " ").Append(part.Text);
        }

        return text.ToString();
    }

    private void Append(ReadOnlySpan<char> text)
    {
        _exists = true;
        _text.Append(text);
    }

    private void AddUnknown(SyntaxNode? commands)
    {
        _exists = true;
        _isKnown = _isBare = false;
        if (commands is not null)
            (_commands ??= []).AddRange(walk.Run(commands));
    }

    private void AddVariable(string name, bool splits)
    {
        if (walk.Find(name) is [var value, ..])
            AddValue(value, splits);
        else if (name == "HOME" && !_exists)
            AddHome();
        else
            AddUnknown(null);
    }

    private void AddHome()
    {
        _startsAtHome = true;
        Append("~");
    }

    private void AddElements(string name)
    {
        if (walk.Find(name) is not { } values)
        {
            AddUnknown(null);
            return;
        }

        for (var i = 0; i < values.Count; i++)
        {
            if (i > 0)
                Finish();
            AddValue(values[i], splits: false);
        }
    }

    private void AddValue(ShellWord value, bool splits)
    {
        if (value.Text is not { } text)
        {
            AddUnknown(null);
            if (value.Substitutions.Count > 0)
                (_commands ??= []).AddRange(value.Substitutions);
            return;
        }

        walk.Spend(text.Length);
        // A tilde was replaced when the variable got its value.
        _isBare &= _text.Length == 0 && value.IsBare && text.StartsWith('~');
        // The variable of a loop over names has each of them: the word stands for any.
        _hasWildcards |= value.HasWildcards || (splits && HasWildcard(text));
        if (!splits)
        {
            Append(text);
            return;
        }

        var isFirst = true;
        foreach (var range in text.AsSpan().SplitAny(" \t\n"))
        {
            if (!isFirst)
                Finish();
            isFirst = false;
            if (!text.AsSpan()[range].IsEmpty)
                Append(text.AsSpan()[range]);
        }
    }

    /// <summary>Ends the word, if there is one.</summary>
    private void Finish()
    {
        if (_exists)
        {
            words.Add(
                new()
                {
                    Text = _isKnown ? _text.ToString() : null,
                    IsBare = _isBare || _startsAtHome,
                    HasWildcards = _hasWildcards,
                    Substitutions = _text.Length == 0 && _commands is { } commands ? commands : [],
                }
            );
        }

        _text.Clear();
        _commands = null;
        _isKnown = _isBare = true;
        _hasWildcards = _exists = _startsAtHome = false;
    }
}
