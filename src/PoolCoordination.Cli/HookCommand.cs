using System.Text;
using PoolCoordination.Hooks;

namespace PoolCoordination.Cli;

/// <summary><c>pool hook</c>: an event's JSON on standard input, the text for the model on standard output, exit code 0.</summary>
internal static class HookCommand
{
    private const int BlockSize = 16 * 1024;

    /// <summary>Reads what may stand behind <c>hook</c>: nothing, or where the pool is. False leaves the arguments to the parser.</summary>
    public static bool TryReadPath(string[] arguments, out string? path)
    {
        path = arguments is [_, "--pool", var given] ? given : null;
        return arguments.Length == 1 || path is not null;
    }

    public static int Run(string? path)
    {
        var text = Hook.Run(ReadInput(), PoolEnvironment.OfProcess, path);
        if (text.Length == 0)
            return 0;
        using var output = Console.OpenStandardOutput();
        output.Write(Encoding.UTF8.GetBytes(text));
        return 0;
    }

    private static ReadOnlySpan<byte> ReadInput()
    {
        using var input = Console.OpenStandardInput();
        var buffer = new byte[BlockSize];
        var length = 0;
        int read;
        while ((read = input.Read(buffer, length, buffer.Length - length)) > 0)
        {
            length += read;
            if (length == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
        }

        return buffer.AsSpan(0, length);
    }
}
