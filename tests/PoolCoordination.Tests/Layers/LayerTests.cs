using PoolCoordination.Pools;

namespace PoolCoordination.Tests.Layers;

/// <summary>
/// The engine's namespaces are layers: each knows only those below it. What is new goes into one of them, or into one that is put in here.
/// </summary>
public sealed class LayerTests
{
    private const string Root = "PoolCoordination";

    /// <summary>The namespaces below the root and what each is for, the lowest first: one may use those before it.</summary>
    internal static IReadOnlyList<(string Name, string Purpose)> Layers { get; } =
    [
        ("Text.Unicode", "which characters a line may hold"),
        ("Text.Secrets", "credentials, and taking them out"),
        ("Text", "cleaning, cutting, quoting"),
        ("Json", "reading and writing JSON without the library's cost"),
        ("Faults", "errors that a user can understand and fix"),
        ("Host", "what a process finds around it: variables, folders, terminal, time"),
        ("Storage", "private files, locks, links, where a pool is, errors.log"),
        ("Streams", "standard streams and becoming another process, as hooks need them"),
        ("Git", "what a repository's files say"),
        ("Entries", "what a line says, who wrote it, and for how long it matters"),
        ("Relevance", "domains and scores"),
        ("Blocks", "fences and fields in an answer"),
        ("Settings", "pool.json and the environment over it"),
        ("Log", "append, read back, follow; the outbox"),
        ("Log.Archive", "what compactions archived"),
        ("Log.Remote", "the log on a server"),
        ("Claims", "who holds what"),
        ("Compaction", "removing old entries without changing a verdict on a claim"),
        ("Trust", "which pool is meant, and whether it may be used"),
        ("Context", "what an instance is shown"),
        ("Detection.Words", "automatic mode: the words that rules know"),
        ("Detection.Structure", "a message as parts and sentences"),
        ("Detection.Rules", "what is found in a sentence"),
        ("Detection.Verdicts", "what a message says as a whole"),
        ("Detection", "the entry for what a message says"),
        ("Pools", "the front door: every operation on a pool"),
        ("Sessions", "the state of a session between its hooks"),
        ("Agents", "an event of an agent's session, and what a hook says to it"),
        ("Agents.ClaudeCode", "the forms of Claude Code: event, answer, transcript, edit tools"),
        ("Installation", "hooks in Claude Code's settings"),
        ("Status", "the pool at a glance, for a user"),
        ("Checks", "what is wrong with a pool"),
        ("Hooks", "what happens at an event"),
    ];

    private static readonly string[] s_layers = [.. Layers.Select(layer => layer.Name)];

    /// <summary>Which type of the engine uses which.</summary>
    internal static IReadOnlyList<TypeUse> Uses { get; } =
        [.. TypeUse.In(typeof(Pool).Assembly.Location).Where(use => IsOwn(use.Type) && IsOwn(use.Used))];

    [Fact]
    public void A_namespace_uses_only_those_below_it() =>
        HasNone(Uses.Where(use => LayerOf(use.Used) > LayerOf(use.Type)).Select(use => $"{Short(use.Type)} uses {Short(use.Used)}"));

    /// <summary>The compiler copies a constant to where it is used, so that only the source says whose it is.</summary>
    [Fact]
    public void A_file_imports_only_namespaces_below_its_own() =>
        HasNone(
            from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", Root), "*.cs", SearchOption.AllDirectories)
            let folder = Path.GetRelativePath(Path.Combine(Repository.Root, "src", Root), Path.GetDirectoryName(file)!)
                .Replace(Path.DirectorySeparatorChar, '.')
            where s_layers.Contains(folder)
            from line in File.ReadLines(file)
            where line.StartsWith($"using {Root}.", StringComparison.Ordinal)
            let imported = Short(line["using ".Length..^1])
            where Array.IndexOf(s_layers, imported) > Array.IndexOf(s_layers, folder)
            select $"{folder}.{Path.GetFileNameWithoutExtension(file)} imports {imported}"
        );

    [Fact]
    public void Each_type_stands_in_one_of_the_layers_and_none_in_the_root() =>
        HasNone(Types.Where(type => LayerOf(type) < 0).Select(type => $"{type} is in no layer"));

    [Fact]
    public void Each_layer_has_types() =>
        HasNone(s_layers.Where((_, layer) => !Types.Any(type => LayerOf(type) == layer)).Select(layer => $"{layer} is empty"));

    private static IEnumerable<string> Types => typeof(Pool).Assembly.GetTypes().Select(type => type.FullName!).Where(IsOwn);

    /// <summary>Whether a type is the engine's own; what the compiler adds stands in no namespace or in the framework's.</summary>
    private static bool IsOwn(string type) => type.StartsWith($"{Root}.", StringComparison.Ordinal);

    private static void HasNone(IEnumerable<string> offenders)
    {
        var lines = string.Join('\n', offenders);
        Assert.True(lines.Length == 0, lines);
    }

    /// <summary>The index of the layer in which a type stands; -1 where that is none.</summary>
    internal static int LayerOf(string type) => Array.IndexOf(s_layers, Short(type)[..Math.Max(Short(type).LastIndexOf('.'), 0)]);

    private static string Short(string type) => type[(Root.Length + 1)..];
}
