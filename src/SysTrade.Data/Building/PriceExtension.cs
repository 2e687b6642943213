using SysTrade.Series;

namespace SysTrade.Data.Building;

/// <summary>Brings continuous prices up to date from the prices of the contracts in use.</summary>
internal sealed class PriceExtension(ContinuousPrices before, ContractPrices prices)
{
    public ContinuousPrices Run()
    {
        var multiple = before.Multiple;
        TimeSeries price = Of(before.PriceContract), carry = Of(before.CarryContract), forward = Of(before.ForwardContract);
        var last = multiple.Index.Last;
        multiple = multiple with { Price = Filled(multiple.Price, price), Carry = Filled(multiple.Carry, carry), Forward = Filled(multiple.Forward, forward) };
        var rows = MultiplePriceRows.From(multiple);
        // As in building: a period lasts as long as the contract held has prices.
        var until = price.Count > 0 && price.Index.Last > last ? price.Index.Last : last;
        rows.Add(New(price), New(carry), New(forward), before.PriceContract, before.CarryContract, before.ForwardContract);
        var extended = rows.ToPrices();
        return before with { Multiple = extended, Adjusted = ContinuousPriceState.Complete(before.Adjusted, extended, before.Method), Calendar = null };

        TimeSeries New(TimeSeries series) => series.Between(last.AddTicks(1), until);
    }

    private TimeSeries Of(int contract) => prices.TryPrices(contract, out var series) ? series : TimeSeries.Empty;

    /// <summary>Missing values since the last roll, taken from the contract where it has a price by now.</summary>
    private TimeSeries Filled(TimeSeries column, TimeSeries contract)
    {
        var multiple = before.Multiple;
        double[]? values = null;
        for (var i = multiple.Count - 1; i >= 0 && SameContracts(multiple, i) && double.IsNaN(column[i]); i--)
        {
            if (contract.At(multiple.Index[i]) is var price && !double.IsNaN(price)) (values ??= column.ToArray())[i] = price;
        }

        return values is null ? column : column.With(values);
    }

    private static bool SameContracts(MultiplePrices multiple, int row) =>
        multiple.PriceContract[row] == multiple.PriceContract[^1] && multiple.CarryContract[row] == multiple.CarryContract[^1]
        && multiple.ForwardContract[row] == multiple.ForwardContract[^1];
}
