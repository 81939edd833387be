using System.Management.Automation;
using System.Text;
using PoolCoordination.Hooks;
using PoolCoordination.PowerShell.Parameters;

namespace PoolCoordination.PowerShell.Commands;

/// <summary>
/// Invoke-PoolHook: runs the hook of one event, for hook scripts. Bad input is a line in the pool's error log and never an error.
/// </summary>
[Cmdlet(VerbsLifecycle.Invoke, "PoolHook", HelpUri = OnlineHelp.Folder + "Invoke-PoolHook.md")]
[OutputType(typeof(string))]
public sealed class InvokePoolHookCommand : PoolPathCmdlet
{
    private readonly List<string> _lines = [];
    private string? _path;

    /// <summary>The event's JSON as Claude Code gives it; several strings are its lines.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [AllowNull]
    public string[]? InputObject { get; set; }

    /// <summary>
    /// Read the event from standard input and write to standard output, both as the client does: in UTF-8, whatever the console's code
    /// page.
    /// </summary>
    [Parameter]
    public SwitchParameter StandardStream { get; set; }

    /// <summary>The agent whose event it is; without it the event itself says that.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(AgentCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Agent { get; set; }

    private protected override void Begin() => _path = PoolPath.Of(this, Path, LiteralPath);

    private protected override void Process() => _lines.AddRange(InputObject ?? []);

    private protected override void Finish()
    {
        var json = StandardStream ? HookProcess.ReadInput().Span : Encoding.UTF8.GetBytes(string.Join('\n', _lines));
        // Without a path the hook finds the pool of the project, which need not be that of PowerShell's location.
        var output = Hook.Run(json, LocalEnvironment, _path, remote: PostgresLoader.Open, agent: Agent);
        if (StandardStream)
        {
            var exitCode = HookProcess.Write(output);
            if (exitCode != 0)
                Host.SetShouldExit(exitCode);
            return;
        }

        var text = output.Text.TrimEnd('\n');
        if (text.Length > 0)
            WriteObject(text);
        output.Confirm();
    }
}
