namespace PoolCoordination.Agents;

/// <summary>Where an agent's client takes its hooks from, and in which form.</summary>
internal sealed class HookConfiguration
{
    /// <summary>The variable that names the folder of the user's configuration; null where there is none.</summary>
    public string? FolderVariable { get; init; }

    /// <summary>That folder in the home folder, where no variable names it.</summary>
    public required string UserFolder { get; init; }

    /// <summary>The folder of a project's configuration, in the project.</summary>
    public required string ProjectFolder { get; init; }

    /// <summary>The file in either folder.</summary>
    public required string FileName { get; init; }

    /// <summary>The form of the hooks in the file.</summary>
    public required HookForm Form { get; init; }

    /// <summary>The events at which a hook is to run.</summary>
    public IReadOnlyList<HookEvent> Events { get; init; } = [];

    /// <summary>Whether the client takes a file with comments and trailing commas.</summary>
    public bool AllowsComments { get; init; }

    /// <summary>Whether the file says which version of its form it has: 1.</summary>
    public bool HasVersion { get; init; }

    /// <summary>The member by which a hook has a name; null where it has none.</summary>
    public string? NameMember { get; init; }

    /// <summary>The member with the longest time that a hook may take.</summary>
    public string TimeoutMember { get; init; } = "timeout";

    /// <summary>That time, in the client's unit: ten seconds.</summary>
    public int Timeout { get; init; } = 10;

    /// <summary>Whether the client, which starts hooks by a shell, does not work on where the executable of one is missing.</summary>
    public bool RequiresExecutable { get; init; }

    /// <summary>What the user is to do after an installation; empty where nothing is.</summary>
    public string Advice { get; init; } = "";
}
