namespace SysTrade.Systems.Graph;

/// <summary>Where a value comes from: the value itself, the options read to make it, and the values it was made from.</summary>
/// <param name="Key">Which output, asked for what.</param>
/// <param name="Description">What the output is.</param>
/// <param name="Unit">Unit of the value.</param>
/// <param name="LastDate">Moment of the last value present, for series.</param>
/// <param name="LastValue">The value, or the last one present; in words when it is not a number.</param>
/// <param name="Options">Config keys read, with their values.</param>
/// <param name="Inputs">The values it was made from.</param>
/// <param name="IsRepeated">True when the same value is explained in full elsewhere in the tree, so that its inputs are left out here.</param>
public sealed record Explanation(
    OutputKey Key,
    string Description,
    string Unit,
    DateTime? LastDate,
    object? LastValue,
    IReadOnlyDictionary<string, string> Options,
    IReadOnlyList<Explanation> Inputs,
    bool IsRepeated);
