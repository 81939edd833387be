using System.Management.Automation;
using PoolCoordination.Log.Remote;

namespace PoolCoordination.PowerShell;

/// <summary>What is done once the module is imported: the engine is told how pools on a server are opened, before any cmdlet runs.</summary>
public sealed class ModuleImport : IModuleAssemblyInitializer
{
    /// <inheritdoc/>
    // A name for what is loaded later: the import itself loads nothing.
    public void OnImport() => RemoteLog.Opener = PostgresLoader.Open;
}
