using System.Management.Automation;
using PoolCoordination.Blocks;
using PoolCoordination.Entries;
using PoolCoordination.Pools;

namespace PoolCoordination.PowerShell.Commands;

/// <summary>ConvertFrom-PoolBlock: the entries that the pool blocks of a text make, not yet written.</summary>
[Cmdlet(VerbsData.ConvertFrom, "PoolBlock", HelpUri = OnlineHelp.Folder + "ConvertFrom-PoolBlock.md")]
[OutputType(typeof(PoolEntry))]
public sealed class ConvertFromPoolBlockCommand : PoolCmdlet
{
    private readonly List<string> _lines = [];

    /// <summary>
    /// A text in Markdown, such as an answer with its pool blocks. A string with a line break is a text of its own, as from
    /// <c>Get-Content -Raw</c>; strings without one are the lines of one text, as from <c>Get-Content</c>.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [AllowNull]
    public string[]? InputObject { get; set; }

    private protected override PoolUse Use => PoolUse.Any;

    private protected override void Process()
    {
        foreach (var text in InputObject ?? [])
        {
            if (!text.AsSpan().ContainsAny('\n', '\r'))
            {
                _lines.Add(text);
                continue;
            }

            Finish();
            Convert(text);
        }
    }

    private protected override void Finish()
    {
        var text = string.Join('\n', _lines);
        _lines.Clear();
        Convert(text);
    }

    private void Convert(string text)
    {
        foreach (var block in BlockReader.Read(text))
        {
            if (!block.IsUsable)
            {
                Warn(block.Problems);
                continue;
            }

            var entry = Pool.Draft(block, Identity.Of(Pool.Environment));
            Warn(block.ProblemsOf(entry));
            WriteObject(entry);
        }
    }

    private void Warn(IEnumerable<BlockProblem> problems)
    {
        foreach (var problem in problems)
            WriteWarning($"Line {problem.Line}: {problem.Reason}");
    }
}
