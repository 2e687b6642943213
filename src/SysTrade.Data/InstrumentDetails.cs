namespace SysTrade.Data;

/// <summary>Finer classification of an instrument (one row of <c>moreinstrumentinfo.csv</c>). Unknown parts are empty.</summary>
/// <param name="AssetClass">Asset class, as in the instrument table.</param>
/// <param name="SubClass">Part of the class, such as Grain.</param>
/// <param name="SubSubClass">Part of the subclass, such as Corn.</param>
/// <param name="Style">Style, for equity indexes.</param>
/// <param name="Country">Country.</param>
/// <param name="Duration">Years to maturity, for bonds.</param>
/// <param name="Description">Name in words.</param>
public sealed record InstrumentDetails(
    string AssetClass, string SubClass, string SubSubClass, string Style, string Country, string Duration, string Description);
