using System.Text.Json.Nodes;

namespace PoolCoordination.Tests.RealClient;

/// <summary>
/// Plays the model of an agent that works off a list of tasks with others: it begins with the first task of which it was not told that
/// somebody has completed it, writes the task's file, and says in a block that it is done. Where it cannot write, it goes on to the next.
/// </summary>
/// <typeparam name="TTurn">A turn, as the stand-in of its client takes it.</typeparam>
internal sealed class TaskModel<TTurn>
    where TTurn : JsonNode
{
    private readonly string _folder;
    private readonly string _text;
    private readonly HashSet<string> _tried = [];
    private bool _hasLooked;
    private string? _task;
    private string? _said;

    /// <summary>The model of one agent.</summary>
    /// <param name="agent">The agent's name, which it writes into each file.</param>
    /// <param name="folder">The folder with the files.</param>
    public TaskModel(string agent, string folder) => (_text, _folder) = ($"done by {agent}", folder);

    /// <summary>The tasks, in the order of the list; each is the name of a file.</summary>
    public required IReadOnlyList<string> Tasks { get; init; }

    /// <summary>How many of them it does at most.</summary>
    public required int Most { get; init; }

    /// <summary>A turn that looks at a file, where the client wants that before it writes; null where it does not.</summary>
    public Func<string, TTurn>? Look { get; init; }

    /// <summary>A turn that writes a file which has one line, whatever it had before.</summary>
    public required Func<string, string, TTurn> Write { get; init; }

    /// <summary>A turn that only says something.</summary>
    public required Func<string, TTurn> Say { get; init; }

    /// <summary>Is called at the first request of all.</summary>
    public required Action Begin { get; init; }

    /// <summary>The tasks that it did.</summary>
    public List<string> Done { get; } = [];

    /// <summary>How often it could not write.</summary>
    public int Refused { get; private set; }

    /// <summary>Whether it does no more.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Begins to work on another prompt.</summary>
    public void BeginPrompt() => (_task, _said) = (null, null);

    /// <summary>The turn for a request.</summary>
    public TTurn Next(int number, string request)
    {
        if (number == 0)
            Begin();
        // A client may ask once more after the end.
        if (_said is not null)
            return Say(_said);
        if (_task is not null && _hasLooked)
        {
            _hasLooked = false;
            return Write(_task, _text);
        }

        if (_task is not null && File.ReadAllText(Path.Combine(_folder, _task)).TrimEnd() == _text)
        {
            Done.Add(_task);
            IsOver = Done.Count == Most;
            return Say(_said = $"Done.\n\n```pool\nACTION: completed\nTOPIC: Task {_task}\nAFFECTS: {_task}\n```");
        }

        Refused += _task is null ? 0 : 1;
        _task = Tasks.FirstOrDefault(task => !request.Contains($"completed: Task {task} ", StringComparison.Ordinal) && _tried.Add(task));
        if (_task is null)
        {
            IsOver = true;
            return Say(_said = "There is nothing left to do.");
        }

        _hasLooked = Look is not null;
        return Look is null ? Write(_task, _text) : Look(_task);
    }
}
