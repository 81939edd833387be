namespace PoolCoordination.Tests.Board;

/// <summary>What happens in a pool.</summary>
internal enum BoardStepKind
{
    Start,
    Prompt,
    Claim,
    Block,
    Complete,
    Edit,
    End,
    Wait,
    Old,
    Compact,
    Cut,
}
