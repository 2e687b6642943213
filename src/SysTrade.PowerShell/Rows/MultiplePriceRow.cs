using SysTrade.Data;

namespace SysTrade.PowerShell.Rows;

/// <summary>Prices of the contract held, of the carry contract and of the one held next, price units; NaN and 0 where there is none.</summary>
/// <param name="InstrumentCode">Instrument.</param>
/// <param name="Date">Moment, as the data stamp it.</param>
/// <param name="Price">Price of the contract held.</param>
/// <param name="PriceContract">Contract held, YYYYMMDD.</param>
/// <param name="Carry">Price of the carry contract.</param>
/// <param name="CarryContract">Carry contract, YYYYMMDD.</param>
/// <param name="Forward">Price of the contract held next.</param>
/// <param name="ForwardContract">Contract held next, YYYYMMDD.</param>
public sealed record MultiplePriceRow(
    string InstrumentCode, DateTime Date, double Price, int PriceContract, double Carry, int CarryContract, double Forward, int ForwardContract)
{
    internal static MultiplePriceRow Of(string code, MultiplePrices prices, int row) => new(
        code, prices.Index[row], prices.Price[row], prices.PriceContract[row], prices.Carry[row], prices.CarryContract[row], prices.Forward[row],
        prices.ForwardContract[row]);
}
