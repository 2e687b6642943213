using SysTrade.Data.Building;

namespace SysTrade.PowerShell.Rows;

/// <summary>A roll of an instrument's price series.</summary>
/// <param name="InstrumentCode">Instrument.</param>
/// <param name="Date">Last moment of the contract left.</param>
/// <param name="From">Contract left, YYYYMMDD.</param>
/// <param name="To">Contract rolled into.</param>
/// <param name="Forward">Contract held next.</param>
/// <param name="OldPrice">Price of the contract left, price units.</param>
/// <param name="NewPrice">Price of the contract rolled into, price units.</param>
/// <param name="IsInferred">Whether one of the two was inferred.</param>
/// <param name="IsWritten">Whether it was written; false for what -WhatIf shows.</param>
public sealed record ContractSwitch(
    string InstrumentCode, DateTime Date, int From, int To, int Forward, double OldPrice, double NewPrice, bool IsInferred, bool IsWritten)
{
    /// <summary>What was added to earlier adjusted prices, price units.</summary>
    public double Difference => NewPrice - OldPrice;

    internal static ContractSwitch Of(RolledPrices rolled, bool isWritten) => new(
        rolled.After.Instrument, rolled.Roll.Date, rolled.Roll.Current, rolled.Roll.Next, rolled.After.ForwardContract, rolled.OldPrice, rolled.NewPrice,
        rolled.Findings.Any(f => f.Id == "PriceInferred"), isWritten);
}
