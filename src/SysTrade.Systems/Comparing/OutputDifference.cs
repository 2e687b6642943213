namespace SysTrade.Systems.Comparing;

/// <summary>How an output of two systems differs. A value that only one of them has is a difference; missing in both is none.</summary>
/// <param name="Output">Name of the output.</param>
/// <param name="Item">Instrument, rule or column; null when nothing of the output differs.</param>
/// <param name="Compared">Values compared; in a row without item, of the whole output.</param>
/// <param name="Differing">Values that differ by more than the tolerance.</param>
/// <param name="First">Moment of the first of them; null without any, or when the output has no dates.</param>
/// <param name="ReferenceAtFirst">Value of the reference system there.</param>
/// <param name="DifferenceAtFirst">Value of the other system there.</param>
/// <param name="Largest">Largest difference, the other system's value less the reference's; NaN when every difference is a missing value.</param>
/// <param name="LargestAt">Moment of the largest difference.</param>
public sealed record OutputDifference(
    string Output,
    string? Item,
    int Compared,
    int Differing,
    DateTime? First,
    double ReferenceAtFirst,
    double DifferenceAtFirst,
    double Largest,
    DateTime? LargestAt);
