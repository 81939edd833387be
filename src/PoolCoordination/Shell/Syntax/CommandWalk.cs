using System.Globalization;

namespace PoolCoordination.Shell.Syntax;

/// <summary>Goes through commands as a shell would run them, and notes each simple one.</summary>
/// <param name="length">How long the line is.</param>
/// <param name="names">How names are compared.</param>
/// <param name="builtins">What commands of the shell itself do to it.</param>
internal sealed class CommandWalk(int length, StringComparer names, Action<ShellScope, SimpleCommand> builtins)
{
    /// <summary>How often a loop is followed with another value; beyond, its variable is unknown.</summary>
    private const int MostRounds = 64;

    /// <summary>In how many other functions one is followed.</summary>
    private const int MostCalls = 16;

    private readonly List<SimpleCommand> _commands = [];
    private readonly Dictionary<string, SyntaxNode> _functions = new(names);
    private ShellScope _scope = new(null, names);
    private SimpleCommand? _input;
    private int _effort = (2 * length) + 50_000;
    private int _calls;

    /// <summary>Gets the absolute path of the working tree of which a folder of the line is part; null where that is not known.</summary>
    public Func<string, string?>? TopLevelOf { get; init; }

    /// <summary>The variable that has what a pipe brings, in the commands after it; null where there is none.</summary>
    public string? PipelineVariable { get; init; }

    /// <summary>The absolute path of the working tree in which commands run; null if it cannot be known.</summary>
    public string? TopLevel => _scope.Folder is { } folder ? TopLevelOf?.Invoke(folder) : null;

    /// <summary>The simple commands that run, in order.</summary>
    public IReadOnlyList<SimpleCommand> Walk(SyntaxNode line)
    {
        Visit(line);
        return _commands;
    }

    private void Visit(SyntaxNode node)
    {
        if (node.Kind == SyntaxKind.Simple)
        {
            VisitSimple(node);
            return;
        }

        var input = _input;
        if (node.Redirections.Count > 0)
            _input = Printed(Add(node, []).Redirections) ?? input;
        VisitParts(node);
        _input = input;
    }

    private void VisitParts(SyntaxNode node)
    {
        switch (node.Kind)
        {
            case SyntaxKind.Expression:
                ExpandAll(node.Words);
                break;
            case SyntaxKind.Sequence:
                VisitAll(node);
                break;
            case SyntaxKind.Pipeline:
                VisitPipeline(node);
                break;
            case SyntaxKind.Subshell:
                VisitWithin(() => VisitAll(node));
                break;
            case SyntaxKind.Choice:
                VisitChoice(node);
                break;
            case SyntaxKind.Loop:
                VisitLoop(node);
                break;
            case SyntaxKind.Function:
                _functions[node.Name] = node.Children[0];
                break;
        }
    }

    /// <summary>The command whose output a group or a loop reads through <c>&lt;(…)</c>; null if it reads none.</summary>
    private static SimpleCommand? Printed(IReadOnlyList<Redirection> redirections)
    {
        foreach (var redirection in redirections)
        {
            if (redirection is { Kind: RedirectionKind.Read, Target.Substitutions: [.., var command] })
                return command;
        }

        return null;
    }

    private void VisitAll(SyntaxNode node)
    {
        foreach (var child in node.Children)
            Visit(child);
    }

    private ShellScope VisitWithin(Action visit)
    {
        var outer = _scope;
        var inner = outer.Inner();
        _scope = inner;
        visit();
        _scope = outer;
        return inner;
    }

    private void VisitPipeline(SyntaxNode node)
    {
        var input = _input;
        foreach (var child in node.Children)
        {
            var count = _commands.Count;
            VisitWithin(() =>
            {
                if (PipelineVariable is { } variable && _input is { } printing && IsForEach(child))
                    _scope.Set(variable, [ShellWord.Of(printing)]);
                Visit(child);
            });
            _input = _commands.Count > count ? _commands[^1] : null;
        }

        _input = input;
    }

    private static bool IsForEach(SyntaxNode command) =>
        command.Words is [[{ Kind: WordPartKind.Bare, Text: var name }], ..]
        && " % foreach foreach-object ".Contains($" {name} ", StringComparison.OrdinalIgnoreCase);

    private void VisitChoice(SyntaxNode node)
    {
        var branches = new List<ShellScope>();
        foreach (var child in node.Children)
            branches.Add(VisitWithin(() => Visit(child)));
        foreach (var branch in branches)
            _scope.Doubt(branch);
    }

    private void VisitLoop(SyntaxNode node)
    {
        var values = ExpandAll(node.Words);
        var isKnown = values.Count <= MostRounds;
        var body = VisitWithin(() =>
        {
            foreach (var value in isKnown ? values : [ShellWord.Unknown])
            {
                if (_effort < 0)
                    break;
                _scope.Set(node.Name, [value]);
                VisitAll(node);
            }
        });
        _scope.Doubt(body);
    }

    private void VisitSimple(SyntaxNode node)
    {
        var words = ExpandAll(node.Words);
        var command = Add(node, words);
        if (words is not [{ Text: { } name }, ..])
            return;
        if (_functions.Remove(name, out var body))
        {
            if (_effort > 0 && _calls < MostCalls)
                Call(body, words);
            _functions.TryAdd(name, body);
        }
        else
            builtins(_scope, command);
    }

    /// <summary>Follows a function, which does not call itself while it runs.</summary>
    private void Call(SyntaxNode body, List<ShellWord> words)
    {
        var arguments = words[1..];
        SetArguments(arguments, arguments);
        _calls++;
        Visit(body);
        _calls--;
        SetArguments(arguments, null);
    }

    private void SetArguments(List<ShellWord> arguments, List<ShellWord>? values)
    {
        _scope.Set("@", values);
        for (var i = 0; i < arguments.Count; i++)
            _scope.Set((i + 1).ToString(CultureInfo.InvariantCulture), values is null ? null : [values[i]]);
    }

    private SimpleCommand Add(SyntaxNode node, List<ShellWord> words)
    {
        var assignments = node.Assignments.Count == 0 ? [] : new KeyValuePair<string, ShellWord>[node.Assignments.Count];
        for (var i = 0; i < assignments.Length; i++)
            assignments[i] = new(node.Assignments[i].Name, Assign(node.Assignments[i], isForCommand: words.Count > 0));
        List<Redirection>? redirections = null;
        ShellWord? text = null;
        foreach (var redirection in node.Redirections)
        {
            var word = WordExpansion.Whole(this, redirection.Target);
            if (redirection.Kind is { } kind)
                (redirections ??= []).Add(new(kind, word));
            else
                text = word;
        }

        var command = new SimpleCommand
        {
            Words = words,
            Assignments = assignments,
            Redirections = redirections ?? (IReadOnlyList<Redirection>)[],
            Folder = _scope.Folder,
            InputText = text,
            Input = _input,
        };
        _commands.Add(command);
        return command;
    }

    private ShellWord Assign(SyntaxAssignment assignment, bool isForCommand)
    {
        if (assignment.Kind == AssignmentKind.Value)
        {
            var value = WordExpansion.Whole(this, assignment.Values[0]);
            if (!isForCommand)
                _scope.Set(assignment.Name, [value]);
            return value;
        }

        var values = ExpandAll(assignment.Values);
        var isKnown = assignment.Kind == AssignmentKind.Array && !values.Exists(value => value.Text is null or ['[', ..]);
        _scope.Set(assignment.Name, isKnown ? values : null);
        return ShellWord.Unknown;
    }

    private List<ShellWord> ExpandAll(List<WordPart[]> words)
    {
        var expanded = new List<ShellWord>(words.Count);
        foreach (var word in words)
            WordExpansion.Expand(this, word, expanded);
        return expanded;
    }

    /// <summary>The values of a variable; null if they cannot be known.</summary>
    public IReadOnlyList<ShellWord>? Find(string variable) => _effort > 0 ? _scope.Find(variable) : null;

    /// <summary>Counts how much is read; what is read again and again comes to an end.</summary>
    public void Spend(int effort) => _effort -= effort;

    /// <summary>The commands that run for a word.</summary>
    public List<SimpleCommand> Run(SyntaxNode commands)
    {
        var count = _commands.Count;
        var input = _input;
        _input = null;
        VisitWithin(() => Visit(commands));
        _input = input;
        return _commands[count..];
    }
}
