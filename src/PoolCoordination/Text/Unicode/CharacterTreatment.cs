namespace PoolCoordination.Text.Unicode;

/// <summary>The treatment of a character in a line.</summary>
internal enum CharacterTreatment
{
    /// <summary>It stays.</summary>
    Kept,

    /// <summary>It becomes a space.</summary>
    Space,

    /// <summary>It goes: it steers a terminal, or nobody sees it.</summary>
    Dropped,

    /// <summary>It stays where the characters around it need it; see <see cref="JoinedCharacters"/>.</summary>
    KeptInSequence,
}
