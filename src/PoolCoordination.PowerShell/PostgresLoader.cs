using System.Reflection;
using System.Runtime.Loader;
using PoolCoordination.Log;
using PoolCoordination.Log.Remote;
using PoolCoordination.Storage;

namespace PoolCoordination.PowerShell;

/// <summary>
/// Loads what opens pools on PostgreSQL once one is used, apart from the assemblies of other modules, which may bring other versions of
/// the same packages.
/// </summary>
internal static class PostgresLoader
{
    private const string AssemblyName = "PoolCoordination.Postgres";

    private static readonly Lazy<ConstructorInfo> s_constructor = new(Load);

    /// <summary>Opens the log at a location that names a server.</summary>
    public static RemoteLog Open(PoolLocation location, TimeProvider? clock) =>
        (RemoteLog)s_constructor.Value.Invoke(BindingFlags.DoNotWrapExceptions, binder: null, [location, clock], culture: null);

    private static ConstructorInfo Load()
    {
        var folder = Path.GetDirectoryName(typeof(PostgresLoader).Assembly.Location)!;
        var assembly = new Context(folder).LoadFromAssemblyName(new AssemblyName(AssemblyName));
        return assembly
            .GetType($"{AssemblyName}.PostgresLog", throwOnError: true)!
            .GetConstructor([typeof(PoolLocation), typeof(TimeProvider)])!;
    }

    private sealed class Context(string folder) : AssemblyLoadContext(AssemblyName)
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            // The engine is the one that the module has loaded: a log must be the same type to both.
            if (assemblyName.Name == typeof(PoolLog).Assembly.GetName().Name)
                return typeof(PoolLog).Assembly;
            var path = Path.Combine(folder, assemblyName.Name + ".dll");
            return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
        }
    }
}
