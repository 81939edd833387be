using System.Text;
using PoolCoordination.Host;

namespace PoolCoordination.Hooks;

/// <summary>
/// A client that another's shell started inherits the other's name. Its hooks pass it over (<see cref="PoolEnvironment.OfHook"/>), and its
/// own shell commands are not to have it either.
/// </summary>
internal static class InheritedName
{
    private const string Line = $"export {PoolEnvironment.InstanceVariable}= {PoolEnvironment.NeutralInstanceVariable}=\n";

    /// <summary>Takes the name from the shell commands of a session that begins, where its client lets a hook say what they have.</summary>
    public static void Clear(HookCall call)
    {
        if (!call.Pool.Environment.IsInShellOfClient || call.Pool.Environment.ShellVariablesPath is not { } path)
            return;
        try
        {
            File.AppendAllBytes(path, Encoding.UTF8.GetBytes(Line));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            call.LogError($"The inherited name could not be removed from the session's shell: {exception.Message}");
        }
    }
}
