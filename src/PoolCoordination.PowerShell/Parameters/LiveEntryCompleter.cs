using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using PoolCoordination.Entries;
using PoolCoordination.Hygiene;
using Shell = System.Management.Automation.PowerShell;

namespace PoolCoordination.PowerShell.Parameters;

/// <summary>Completes an argument from what the live entries of the pool say, by asking Get-PoolEntry itself for them.</summary>
public abstract class LiveEntryCompleter : IArgumentCompleter
{
    private const int MostEntries = 2000;
    private const int LongestValue = 200;

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters
    )
    {
        ArgumentNullException.ThrowIfNull(wordToComplete);
        ArgumentNullException.ThrowIfNull(fakeBoundParameters);
        var pattern = WildcardPattern.Get(wordToComplete.Trim('\'', '"') + "*", WildcardOptions.IgnoreCase);
        return LiveEntries(fakeBoundParameters)
            .Select(entry => Sanitizer.OneLine(Value(entry), LongestValue))
            .Where(value => value.Length > 0 && pattern.IsMatch(value))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.OrdinalIgnoreCase)
            .Select(value => new CompletionResult(Quote(value), value, CompletionResultType.ParameterValue, value));
    }

    /// <summary>What of an entry completes the argument.</summary>
    private protected abstract string Value(PoolEntry entry);

    private static PoolEntry[] LiveEntries(IDictionary parameters)
    {
        using var shell = Shell.Create(RunspaceMode.CurrentRunspace);
        shell.AddCommand(@"PoolCoordination\Get-PoolEntry").AddParameter("ErrorAction", ActionPreference.Ignore);
        foreach (var name in (ReadOnlySpan<string>)["Path", "LiteralPath"])
        {
            if (parameters[name] is { } path)
                shell.AddParameter(name, path);
        }

        shell.AddCommand("Select-Object").AddParameter("First", MostEntries);
        try
        {
            return [.. shell.Invoke<PoolEntry>()];
        }
        catch (RuntimeException)
        {
            // A path that cannot be used is told when the command runs; while it is typed there is nothing to offer.
            return [];
        }
    }

    private static string Quote(string value) =>
        value.All(character => char.IsLetterOrDigit(character) || character is '_' or '-' or '.') && value[0] != '-'
            ? value
            : $"'{CodeGeneration.EscapeSingleQuotedStringContent(value)}'";
}
