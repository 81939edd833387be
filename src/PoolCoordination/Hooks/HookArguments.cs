namespace PoolCoordination.Hooks;

/// <summary>What may stand after the name of a hook's program.</summary>
internal sealed class HookArguments
{
    private const string PoolName = "--pool";
    private const string AgentName = "--agent";
    private const string PluginName = "--plugin";

    /// <summary>What the plugin's script for Unix takes at a session's start, and the program itself passes over.</summary>
    private const string LinkName = "--link";

    /// <summary>The log's path or its server's address; null where none is given.</summary>
    public string? Path { get; init; }

    /// <summary>The name of the agent; null where none is given.</summary>
    public string? Agent { get; init; }

    /// <summary>Whether a plugin of Claude Code started the program.</summary>
    public bool AreOfPlugin { get; init; }

    /// <summary>Reads them; null where they are something else.</summary>
    public static HookArguments? Read(ReadOnlySpan<string> arguments)
    {
        string? path = null;
        string? agent = null;
        var areOfPlugin = false;
        for (var i = 0; i < arguments.Length; i++)
        {
            if (ValueOf(arguments, ref i, PoolName) is { } givenPath)
                path = givenPath;
            else if (ValueOf(arguments, ref i, AgentName) is { } givenAgent)
                agent = givenAgent;
            else if (arguments[i] is PluginName or LinkName)
                areOfPlugin = true;
            else
                return null;
        }

        return new HookArguments
        {
            Path = path,
            Agent = agent,
            AreOfPlugin = areOfPlugin,
        };
    }

    /// <summary>The arguments that say the same to <c>pool hook</c>.</summary>
    public IReadOnlyList<string> ToList()
    {
        var arguments = new List<string>();
        if (Path is not null)
            arguments.AddRange([PoolName, Path]);
        if (Agent is not null)
            arguments.AddRange([AgentName, Agent]);
        return arguments;
    }

    private static string? ValueOf(ReadOnlySpan<string> arguments, ref int index, string name)
    {
        var argument = arguments[index];
        if (argument == name && index + 1 < arguments.Length)
            return arguments[++index];
        return argument.Length > name.Length && argument.StartsWith(name, StringComparison.Ordinal) && argument[name.Length] == '='
            ? argument[(name.Length + 1)..]
            : null;
    }
}
