using SysTrade.Data;

namespace SysTrade.PowerShell.Rows;

/// <summary>What trading an instrument costs: slippage and the three forms of commission, of which the dearest counts.</summary>
/// <param name="InstrumentCode">Instrument.</param>
/// <param name="PriceSlippage">Half the bid-ask spread, price units.</param>
/// <param name="SlippagePerContract">The same for one contract, in <paramref name="Currency"/>.</param>
/// <param name="PerBlock">Commission for one contract, in <paramref name="Currency"/>.</param>
/// <param name="PerTrade">Commission for an order, in <paramref name="Currency"/>.</param>
/// <param name="Percentage">Commission as a fraction of the value traded.</param>
/// <param name="PointSize">Value of a price move of 1.0 for one contract, in <paramref name="Currency"/>.</param>
/// <param name="Currency">Currency of the instrument.</param>
public sealed record InstrumentCost(
    string InstrumentCode, double PriceSlippage, double SlippagePerContract, double PerBlock, double PerTrade, double Percentage, double PointSize, string Currency)
{
    internal static InstrumentCost Of(MarketData data, string code)
    {
        var (costs, facts) = (data.Costs(code), data.Instrument(code));
        return new(
            code, costs.PriceSlippage, costs.Slippage(1, facts.PointSize), costs.PerBlock, costs.PerTrade, costs.Percentage, facts.PointSize, facts.Currency);
    }
}
