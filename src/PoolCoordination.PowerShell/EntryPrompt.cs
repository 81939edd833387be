using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using PoolCoordination.Entries;
using PoolCoordination.Faults;

namespace PoolCoordination.PowerShell;

/// <summary>Asks a person for what an entry needs, as PowerShell asks for parameters.</summary>
internal static class EntryPrompt
{
    /// <summary>The action and the topic that the person gives.</summary>
    /// <exception cref="PoolException">There is nobody to ask, or the action is not one.</exception>
    public static (PoolAction Action, string Topic) Ask(PSCmdlet cmdlet)
    {
        var fields = new Collection<FieldDescription> { new(nameof(PoolEntry.Action)), new(nameof(PoolEntry.Topic)) };
        try
        {
            var caption = $"cmdlet {cmdlet.MyInvocation.MyCommand.Name}";
            var said = cmdlet.Host.UI.Prompt(
                caption,
                $"Supply values for the following parameters (Action: {string.Join(", ", PoolActionName.Words)}):",
                fields
            );
            return (PoolActionName.Parse(Text(said, nameof(PoolEntry.Action))), Text(said, nameof(PoolEntry.Topic)));
        }
        catch (Exception exception) when (exception is HostException or PSInvalidOperationException or NotImplementedException)
        {
            throw new PoolException("An entry needs an action and a topic: use -Action and -Topic, or pipe entries in.", exception);
        }
    }

    private static string Text(Dictionary<string, PSObject> said, string name) =>
        said.TryGetValue(name, out var value) ? value?.BaseObject as string ?? "" : "";
}
