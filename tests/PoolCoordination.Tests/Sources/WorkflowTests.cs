using System.Text.RegularExpressions;

namespace PoolCoordination.Tests.Sources;

/// <summary>The workflows, which run on machines of others: what they are made of is known to the commit, and is there.</summary>
public sealed partial class WorkflowTests
{
    private static readonly string s_folder = Path.Combine(Repository.Root, ".github", "workflows");

    public static TheoryData<string> Workflows => [.. Directory.GetFiles(s_folder).Select(path => Path.GetFileName(path)!)];

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Each_action_is_pinned_to_a_commit_with_the_version_beside_it(string name)
    {
        var uses = Uses().Matches(Text(name)).Select(match => match.Groups["action"].Value).ToList();

        Assert.NotEmpty(uses);
        Assert.All(
            uses.Where(action => !action.StartsWith("./", StringComparison.Ordinal)),
            action => Assert.Matches(@"^[\w.-]+(/[\w.-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", action)
        );
        Assert.All(
            uses.Where(action => action.StartsWith("./", StringComparison.Ordinal)),
            action => Assert.True(File.Exists(Path.Combine(Repository.Root, action)), $"{action} is not there.")
        );
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Each_script_that_it_runs_is_there_and_can_be_run(string name)
    {
        var scripts = Scripts().Matches(Text(name)).Select(match => match.Groups["script"].Value).Distinct(StringComparer.Ordinal).ToList();

        Assert.NotEmpty(scripts);
        Assert.All(scripts, CanBeRun);
    }

    [Fact]
    public void Each_script_for_a_machine_of_the_workflows_can_be_run() =>
        Assert.All(
            Directory
                .GetFiles(Path.Combine(Repository.Root, ".ci"))
                .Append(Path.Combine(Repository.Root, "eng", "ci-test"))
                .Where(path => File.ReadLines(path).FirstOrDefault()?.StartsWith("#!", StringComparison.Ordinal) == true),
            path => CanBeRun(SourceFolders.Name(path))
        );

    /// <summary>The parameters that a script of PowerShell takes are those that a step gives it.</summary>
    [Theory]
    [MemberData(nameof(Workflows))]
    public void Each_parameter_that_it_gives_a_script_is_one_of_the_script(string name) =>
        Assert.All(
            Calls().Matches(Text(name)),
            call =>
            {
                var script = File.ReadAllText(Path.Combine(Repository.Root, call.Groups["script"].Value));
                var head = script[..script.IndexOf("$ErrorActionPreference", StringComparison.Ordinal)];
                foreach (var parameter in Parameters().Matches(call.Groups["arguments"].Value).Select(match => match.Groups["name"].Value))
                    Assert.Contains($"${parameter}", head, StringComparison.Ordinal);
            }
        );

    private static string Text(string name) => File.ReadAllText(Path.Combine(s_folder, name)).ReplaceLineEndings("\n");

    private static void CanBeRun(string script)
    {
        var path = Path.Combine(Repository.Root, script);
        Assert.True(File.Exists(path), $"{script} is not there.");
        // PowerShell reads its scripts; the others are started.
        if (!OperatingSystem.IsWindows() && Path.GetExtension(path) != ".ps1")
            Assert.True(File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserExecute), $"{script} may not be executed.");
    }

    [GeneratedRegex(@"^\s*(?:- )?uses: *(?<action>.+?) *$", RegexOptions.Multiline)]
    private static partial Regex Uses();

    [GeneratedRegex(@"(?<![\w/.-])(?<script>(?:eng|\.ci)/[\w./-]+)")]
    private static partial Regex Scripts();

    [GeneratedRegex(@"-File (?<script>eng/[\w.-]+\.ps1)(?<arguments>.*)$", RegexOptions.Multiline)]
    private static partial Regex Calls();

    [GeneratedRegex(@" -(?<name>[A-Z]\w*)")]
    private static partial Regex Parameters();
}
