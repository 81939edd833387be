namespace PoolCoordination.Shell.Syntax;

/// <summary>The folder and the variables of a shell; what one within another changes does not leave it.</summary>
/// <param name="outer">The shell around it.</param>
/// <param name="names">How names of variables are compared.</param>
internal sealed class ShellScope(ShellScope? outer, StringComparer names)
{
    private Dictionary<string, IReadOnlyList<ShellWord>>? _variables;
    private bool _hasForgotten;

    /// <summary>The folder in which commands run; null if it cannot be known.</summary>
    public string? Folder { get; private set; } = outer is null ? "" : outer.Folder;

    /// <summary>The folder of before.</summary>
    public string? PreviousFolder { get; private set; } = outer?.PreviousFolder;

    /// <summary>The folders that were pushed.</summary>
    public FolderStack? Pushed { get; private set; } = outer?.Pushed;

    /// <summary>A shell within this one.</summary>
    public ShellScope Inner() => new(this, names);

    /// <summary>The values of a variable; null if they cannot be known.</summary>
    public IReadOnlyList<ShellWord>? Find(string name)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope._variables is { } variables && variables.TryGetValue(name, out var values))
                return values.Count == 1 && values[0] == ShellWord.Unknown ? null : values;
            if (scope._hasForgotten)
                return null;
        }

        // The shell sets it: the folder, which a path may begin with.
        return name == "PWD" && Folder is not null ? [new ShellWord { Text = "." }] : null;
    }

    private ShellScope? Outer => outer;

    /// <summary>Gives a variable values; null if they cannot be known.</summary>
    public void Set(string name, IReadOnlyList<ShellWord>? values) =>
        (_variables ??= new(names))[name] = values ?? [ShellWord.Unknown];

    /// <summary>Takes no variable for known any longer.</summary>
    public void Forget()
    {
        _variables = null;
        _hasForgotten = true;
    }

    /// <summary>Goes to another folder.</summary>
    public void GoTo(string? folder) => (PreviousFolder, Folder) = (Folder, folder);

    /// <summary>Goes to another folder, from which <see cref="Pop"/> leads back.</summary>
    public void Push(string? folder)
    {
        Pushed = new(Folder, Pushed);
        GoTo(folder);
    }

    /// <summary>Goes back to the folder that was pushed last.</summary>
    public void Pop()
    {
        if (Pushed is not { } last)
            return;
        Pushed = last.Below;
        GoTo(last.Folder);
    }

    /// <summary>Takes for unknown what a branch that may have run changed.</summary>
    public void Doubt(ShellScope branch)
    {
        if (branch._hasForgotten)
            Forget();
        foreach (var name in branch._variables?.Keys ?? Enumerable.Empty<string>())
            Set(name, null);
        if (branch.Folder != Folder)
            Folder = null;
    }
}
