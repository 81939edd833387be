using System.Text;

namespace PoolCoordination.Cli.Mcp;

/// <summary>The lines of a text. Of one without end, no more is kept than tells that it is too long.</summary>
/// <param name="reader">The text.</param>
/// <param name="longest">How many characters a line may have.</param>
internal sealed class BoundedLines(TextReader reader, int longest)
{
    private readonly char[] _buffer = new char[4096];
    private int _next;
    private int _end;

    /// <summary>The next line, or its beginning, one character longer than a line may be; null at the end.</summary>
    public async Task<string?> Read()
    {
        var line = new StringBuilder();
        while (await IsMore().ConfigureAwait(false))
        {
            var rest = _buffer.AsSpan(_next.._end);
            var length = rest.IndexOf('\n');
            var part = length < 0 ? rest : rest[..length];
            line.Append(part[..Math.Min(part.Length, longest + 1 - line.Length)]);
            _next += length < 0 ? rest.Length : length + 1;
            if (length >= 0)
                return line.ToString();
        }

        return line.Length > 0 ? line.ToString() : null;
    }

    private async Task<bool> IsMore()
    {
        if (_next == _end)
            (_next, _end) = (0, await reader.ReadAsync(_buffer.AsMemory()).ConfigureAwait(false));
        return _end > 0;
    }
}
