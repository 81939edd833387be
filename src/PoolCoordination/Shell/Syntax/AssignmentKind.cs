namespace PoolCoordination.Shell.Syntax;

/// <summary>What an assignment does to the value of before.</summary>
internal enum AssignmentKind
{
    /// <summary>It replaces it.</summary>
    Value,

    /// <summary>It replaces it by the elements of an array.</summary>
    Array,

    /// <summary>It changes a part of it.</summary>
    Part,
}
