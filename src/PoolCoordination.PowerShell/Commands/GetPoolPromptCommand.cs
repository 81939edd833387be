using System.Management.Automation;
using PoolCoordination.Status;
using PoolCoordination.Text;

namespace PoolCoordination.PowerShell.Commands;

/// <summary>Get-PoolPrompt: a few words for the prompt, or an empty text; never an error.</summary>
[Cmdlet(VerbsCommon.Get, "PoolPrompt", HelpUri = OnlineHelp.Folder + "Get-PoolPrompt.md")]
[OutputType(typeof(string))]
public sealed class GetPoolPromptCommand : PoolPathCmdlet
{
    private const int Longest = 200;

    // A prompt is asked for after each command, and says the same as long as the log does.
    private static readonly PoolPrompt s_prompt = new();

    private protected override void Warn(string notice) { }

    private protected override void Process() => WriteObject(Sanitizer.OneLine(s_prompt.Text(() => OpenPool(Path, LiteralPath)), Longest));
}
