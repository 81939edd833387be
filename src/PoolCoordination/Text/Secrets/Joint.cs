namespace PoolCoordination.Text.Secrets;

/// <summary>How a value is joined to the name before it.</summary>
internal enum Joint
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary><c>name=value</c>.</summary>
    Assigned,

    /// <summary><c>name = value</c>, <c>name: value</c>, <c>name =&gt; value</c>.</summary>
    Spaced,

    /// <summary><c>&lt;name&gt;value&lt;/name&gt;</c>.</summary>
    Element,

    /// <summary><c>name("value")</c>, <c>"name", "value"</c>: only a quoted value counts.</summary>
    Pair,

    /// <summary><c>| name | value |</c>: what is not quoted counts only where it mixes letters and digits.</summary>
    Cell,

    /// <summary><c>name is value</c>.</summary>
    Said,

    /// <summary><c>name value</c>.</summary>
    Adjacent,
}
