using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using PoolCoordination.Pools;
using PoolCoordination.Tests.Sources;

namespace PoolCoordination.Tests.Layers;

/// <summary>
/// The engine's namespaces are layers: each knows only those below it. What is new goes into one of them, or into one that is put in here.
/// </summary>
public sealed partial class LayerTests
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
        ("Shell.Syntax", "the simple commands of a command line"),
        ("Shell", "what a command would do to files, branches and stashes"),
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
        ("Detection.Turns", "what a turn did, whatever it says"),
        ("Detection", "the entry for what a message says, or a turn did"),
        ("Sessions", "who is at work: the state and the record of each session"),
        ("Pools", "the front door: every operation on a pool"),
        ("Agents", "an event of an agent's session, and what a hook says to it"),
        ("Agents.ClaudeCode", "the forms of Claude Code: event, answer, transcript, edit tools"),
        ("Agents.Codex", "the forms of Codex: its patches, and what it refuses"),
        ("Agents.Copilot", "the forms of Copilot, and its last message"),
        ("Agents.Cursor", "the forms of Cursor"),
        ("Agents.Gemini", "the forms of Gemini"),
        ("Agents.OpenCode", "what the plugin for opencode hands over"),
        ("Agents.Known", "the list of the agents, and whose an event is"),
        ("Installation", "hooks in the settings of agents"),
        ("Status", "the pool at a glance, for a user"),
        ("Board", "who is at work, who holds what and who waits for whom, at one moment"),
        ("Timeline", "who did what, held what and blocked whom, over some time"),
        ("Notifications", "which entries a user should know of at once, and how they are shown"),
        ("Checks", "what is wrong with a pool"),
        ("Hooks", "what happens at an event"),
    ];

    private static readonly string[] s_layers = [.. Layers.Select(layer => layer.Name)];

    /// <summary>The full names of the types that people wrote, without nested ones.</summary>
    private static readonly HashSet<string> s_types =
    [
        .. typeof(Pool).Assembly.GetTypes().Where(type => !type.IsNested && !IsGenerated(type)).Select(type => type.FullName!),
    ];

    private static readonly LayerNames s_names = new(
        Root,
        s_types.Where(type => LayerOf(type) >= 0).ToLookup(type => s_layers[LayerOf(type)], type => type.Split('.')[^1].Split('`')[0])
    );

    /// <summary>Which type of the engine uses which.</summary>
    internal static IReadOnlyList<TypeUse> Uses { get; } =
        [.. TypeUse.In(typeof(Pool).Assembly.Location).Where(use => s_types.Contains(use.Type) && s_types.Contains(use.Used))];

    [Fact]
    public void A_namespace_uses_only_those_below_it() =>
        HasNone(Uses.Where(use => LayerOf(use.Used) > LayerOf(use.Type)).Select(use => $"{Short(use.Type)} uses {Short(use.Used)}"));

    /// <summary>The compiler copies a constant to where it is used, so that only the source says whose it is.</summary>
    [Fact]
    public void A_file_names_only_namespaces_below_its_own() =>
        HasNone(
            from file in SourceFiles()
            let folder = FolderOf(file)
            from named in s_names.In(SourceCode.Of(file), folder).Distinct()
            where Array.IndexOf(s_layers, named.Layer) > Array.IndexOf(s_layers, folder)
            select $"{SourceFolders.Name(file)} names {named.Layer} by {named.Name}"
        );

    /// <summary>By another name, or by a project that names a namespace for all files, a layer above would be used unseen.</summary>
    [Fact]
    public void The_engine_gives_no_namespace_another_name() =>
        HasNone(
            SourceFiles().Where(file => HasAlias(SourceCode.Of(file)))
                .Concat(ProjectFiles().Where(file => File.ReadAllText(file).Contains("<Using ")))
                .Select(file => $"{SourceFolders.Name(file)} gives a namespace another name")
        );

    [Theory]
    [InlineData("using P = PoolCoordination;", true)]
    [InlineData("global using  P=global::PoolCoordination.Hooks ;", true)]
    [InlineData("using unsafe P = (int, int);", true)]
    [InlineData("using PoolCoordination.Text;", false)]
    [InlineData("using var log = Open();", false)]
    [InlineData("using Stream file = Open();", false)]
    public void Another_name_is_seen(string code, bool isAlias) => Assert.Equal(isAlias, HasAlias(SourceCode.In(code)));

    [Theory]
    [InlineData("using PoolCoordination.Hooks;")]
    [InlineData("namespace Text; using Hooks;")]
    [InlineData("    using  Hooks ;")]
    [InlineData("global using global::PoolCoordination.Hooks;")]
    [InlineData("using static PoolCoordination.Hooks.Hook;")]
    [InlineData("using Above = PoolCoordination.Hooks.Hook;")]
    [InlineData("using Above = PoolCoordination.Hooks;")]
    [InlineData("var x = Hooks.Hook.Longest;")]
    [InlineData("var x = PoolCoordination.\n  Hooks\n  .Hook.Longest;")]
    [InlineData("var x = nameof(Hooks.Hook);")]
    [InlineData("var x = $\"{(a ? \"b\" : Hooks.Hook.Longest):x}\";")]
    public void A_namespace_is_found_however_code_names_it(string code) =>
        Assert.Equal(["Hooks"], s_names.In(SourceCode.In(code), "Text").Select(named => named.Layer));

    [Theory]
    [InlineData("Checks.PoolCheck", "Hooks", "Checks")]
    [InlineData("ClaudeCode.TurnReader", "Agents", "Agents.ClaudeCode")]
    [InlineData("Sanitizer.Longest", "Text.Unicode", "Text")]
    public void A_namespace_is_found_by_what_is_left_of_its_name_within_another(string code, string place, string layer) =>
        Assert.Equal([layer], s_names.In(code, place).Select(named => named.Layer));

    [Theory]
    [InlineData("// Hooks.Hook")]
    [InlineData("/* using Hooks; */")]
    [InlineData("/// <see cref=\"Hooks.Hook\"/>")]
    [InlineData("var x = \"Hooks.Hook\";")]
    [InlineData("var x = @\"\"\"Hooks.Hook\";")]
    [InlineData("var x = $\"Hooks.Hook {y}\";")]
    [InlineData("var x = '\"'; // Hooks.Hook")]
    [InlineData("var x = call.Hooks.Hook;")]
    [InlineData("var x = Hooks.Count;")]
    public void A_namespace_is_not_found_in_comments_and_strings_or_as_a_member(string code) =>
        Assert.Empty(s_names.In(SourceCode.In(code), "Text"));

    [Fact]
    public void Each_folder_is_a_layer() =>
        HasNone(
            SourceFiles().Select(FolderOf).Distinct().Where(folder => folder.Length > 0 && !s_layers.Contains(folder))
                .Select(folder => $"the folder of {folder} is not a layer")
        );

    [Fact]
    public void Each_type_stands_in_one_of_the_layers_and_none_in_the_root() =>
        HasNone(s_types.Where(type => LayerOf(type) < 0).Select(type => $"{type} is in no layer"));

    [Fact]
    public void A_type_of_a_file_alone_counts_as_written_by_people() => Assert.False(IsGenerated(typeof(OfThisFile)));

    [Fact]
    public void Each_layer_has_types() =>
        HasNone(s_layers.Where((_, layer) => !s_types.Any(type => LayerOf(type) == layer)).Select(layer => $"{layer} is empty"));

    /// <summary>Whether the compiler made a type; not all of those have its attribute, and types of a file have such a name too.</summary>
    private static bool IsGenerated(Type type) =>
        (type.Name.StartsWith('<') && !OfFile().IsMatch(type.Name)) || type.IsDefined(typeof(CompilerGeneratedAttribute));

    private static bool HasAlias(string code) => Alias().IsMatch(code);

    /// <summary>The project files from which the engine is built.</summary>
    private static IEnumerable<string> ProjectFiles() =>
        [.. SourceFolders.Files([$"src/{Root}"], "*.csproj"), .. Directory.EnumerateFiles(Repository.Root, "Directory.*")];

    [GeneratedRegex("^<[^>]*>F[0-9A-F]+__")]
    private static partial Regex OfFile();

    [GeneratedRegex(@"\busing\s+(?:unsafe\s+)?\w+\s*=")]
    private static partial Regex Alias();

    private static IEnumerable<string> SourceFiles() => SourceFolders.Files([$"src/{Root}"], "*.cs");

    /// <summary>A file's folder below the engine's own, written as a namespace.</summary>
    private static string FolderOf(string file) => string.Join('.', SourceFolders.Name(file).Split('/')[2..^1]);

    private static void HasNone(IEnumerable<string> offenders)
    {
        var lines = string.Join('\n', offenders);
        Assert.True(lines.Length == 0, lines);
    }

    /// <summary>The index of the layer in which a type stands; -1 where that is none.</summary>
    internal static int LayerOf(string type) =>
        Array.FindIndex(s_layers, layer => type[..Math.Max(type.LastIndexOf('.'), 0)] == $"{Root}.{layer}");

    private static string Short(string type) => type.StartsWith($"{Root}.", StringComparison.Ordinal) ? type[(Root.Length + 1)..] : type;
}

file static class OfThisFile;
