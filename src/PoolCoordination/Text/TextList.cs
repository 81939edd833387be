using System.Collections.ObjectModel;

namespace PoolCoordination.Text;

/// <summary>Some texts in their order. As a text it is its parts, separated by commas, as a cell of a table needs it.</summary>
public sealed class TextList : ReadOnlyCollection<string>
{
    private TextList(IList<string> texts)
        : base(texts) { }

    /// <summary>The list of no texts.</summary>
    public static new TextList Empty { get; } = new([]);

    /// <summary>The list of some texts, copied so that nothing changes it afterwards.</summary>
    public static TextList Of(IReadOnlyList<string> texts) =>
        texts switch
        {
            TextList list => list,
            { Count: 0 } => Empty,
            _ => new TextList([.. texts]),
        };

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", this);
}
