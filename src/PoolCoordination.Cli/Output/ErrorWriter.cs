using System.Text;
using PoolCoordination.Streams;

namespace PoolCoordination.Cli.Output;

/// <summary>
/// Writes messages to standard error at once. What cannot be written there can be said nowhere, and is not a fault of its own.
/// </summary>
internal sealed class ErrorWriter(Stream stream) : TextWriter
{
    public override Encoding Encoding { get; } = ConsoleEncoding.OfError();

    // As on standard output, on each system.
    public override string NewLine => "\n";

    public override void Write(char value) => Write(value.ToString());

    public override void Write(string? value)
    {
        try
        {
            stream.Write(Encoding.GetBytes(value ?? ""));
        }
        catch (Exception exception) when (exception is IOException or BrokenPipeException)
        {
            // Nobody reads standard error any more.
        }
    }

    // In one piece, so that lines of several processes do not mix.
    public override void WriteLine(string? value) => Write(value + "\n");
}
