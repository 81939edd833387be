using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using PoolCoordination.Text;
using Engine = System.Management.Automation.PowerShell;

namespace PoolCoordination.PowerShell.Parameters;

/// <summary>Completes an argument from what the pool says, asking the module's own cmdlets, so that both mean the same pool.</summary>
public abstract class PoolCompleter : IArgumentCompleter
{
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
        return Values(fakeBoundParameters)
            .Select(value => Sanitizer.ForDisplay(value, LongestValue))
            .Where(value => value.Length > 0 && pattern.IsMatch(value))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.OrdinalIgnoreCase)
            .Select(value => new CompletionResult(Quote(value), value, CompletionResultType.ParameterValue, value));
    }

    /// <summary>The values that fit the parameter.</summary>
    /// <param name="parameters">The parameters that are typed already.</param>
    private protected abstract IEnumerable<string> Values(IDictionary parameters);

    /// <summary>What a cmdlet of the module gives for the pool that the typed parameters name.</summary>
    private protected static T[] Ask<T>(string command, IDictionary parameters, int most)
    {
        using var shell = Engine.Create(RunspaceMode.CurrentRunspace);
        shell
            .AddCommand($@"PoolCoordination\{command}")
            .AddParameter("ErrorAction", ActionPreference.Ignore)
            .AddParameter("WarningAction", ActionPreference.Ignore);
        foreach (var name in (ReadOnlySpan<string>)["Path", "LiteralPath"])
        {
            if (parameters[name] is { } path)
                shell.AddParameter(name, path);
        }

        shell.AddCommand("Select-Object").AddParameter("First", most);
        try
        {
            return [.. shell.Invoke<T>()];
        }
        catch (RuntimeException)
        {
            // The command reports a path that cannot be used when it runs; while it is typed there is nothing to offer.
            return [];
        }
    }

    private static string Quote(string value) =>
        value.All(character => char.IsLetterOrDigit(character) || character is '_' or '-' or '.') && value[0] != '-'
            ? value
            : $"'{CodeGeneration.EscapeSingleQuotedStringContent(value)}'";
}
