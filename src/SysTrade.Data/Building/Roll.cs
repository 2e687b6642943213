namespace SysTrade.Data.Building;

/// <summary>One roll: after the close of <paramref name="Date"/> the current contract is left for the next one.</summary>
/// <param name="Date">Last moment at which the current contract is the one held.</param>
/// <param name="Current">Contract held until then, YYYYMMDD.</param>
/// <param name="Next">Contract held afterwards.</param>
/// <param name="Carry">Contract that carry is measured against until then.</param>
public sealed record Roll(DateTime Date, int Current, int Next, int Carry);
