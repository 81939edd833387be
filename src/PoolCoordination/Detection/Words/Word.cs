namespace PoolCoordination.Detection.Words;

/// <summary>A word, a sign or a piece of code in a sentence.</summary>
/// <param name="Start">Where it begins in the sentence's text.</param>
/// <param name="Length">Its length there.</param>
/// <param name="Id">Its number in the vocabulary, 0 where it isn't in it.</param>
/// <param name="Families">The families of words to which it belongs, a bit each.</param>
internal sealed record Word(int Start, int Length, int Id, ulong Families);
