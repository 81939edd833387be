using System.Text;
using PoolCoordination.Agents;

namespace PoolCoordination.Tests.Agents;

public class HookInputReaderTests
{
    [Fact]
    public void Of_an_input_without_end_a_bounded_part_is_read()
    {
        long given = 0;

        var input = HookInputReader.Read(buffer =>
        {
            buffer.Fill((byte)'x');
            given += buffer.Length;
            return buffer.Length;
        });

        Assert.Equal(HookInputReader.Longest, input.Length);
        Assert.Equal(HookInputReader.Longest, given);
    }

    [Fact]
    public void Nothing_is_read_after_the_end_of_the_object()
    {
        var pieces = new Queue<string>(["{\"a\":", "\"}", "\"}", "next"]);

        var input = HookInputReader.Read(buffer => Encoding.UTF8.GetBytes(pieces.Dequeue(), buffer));

        Assert.Equal("{\"a\":\"}\"}", Encoding.UTF8.GetString(input.Span));
        Assert.Single(pieces);
    }
}
