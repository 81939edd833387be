using System.Text.Json.Nodes;

namespace PoolCoordination.Tests.Timeline;

/// <summary>What a page keeps of the timelines that it is given.</summary>
internal sealed class TimelinePage
{
    private readonly Dictionary<string, string> _items = new(StringComparer.Ordinal);

    public TimelinePage(ReadOnlyMemory<byte> text) => Take(text);

    /// <summary>The number of the change up to which it knows the timeline.</summary>
    public long Revision { get; private set; }

    /// <summary>The items, in the order of their ids.</summary>
    public List<string> Items => [.. _items.OrderBy(item => item.Key, StringComparer.Ordinal).Select(item => item.Value)];

    /// <summary>Takes up an answer.</summary>
    public void Take(ReadOnlyMemory<byte> text)
    {
        var answer = JsonNode.Parse(text.Span)!;
        Revision = (long)answer["revision"]!;
        if ((bool)answer["isWhole"]!)
            _items.Clear();
        foreach (var id in answer["removed"]!.AsArray())
            _items.Remove((string)id!);
        foreach (var item in answer["items"]!.AsArray())
            _items[(string)item!["id"]!] = item.ToJsonString();
    }
}
