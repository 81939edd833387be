namespace PoolCoordination.Tests;

/// <summary>Files of real programs: hook payloads, a transcript, a log of several writers.</summary>
internal static class Sample
{
    public static byte[] Bytes(string name) => File.ReadAllBytes(PathOf(name));

    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Samples", name);
}
