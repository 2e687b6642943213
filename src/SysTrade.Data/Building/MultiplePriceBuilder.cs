using SysTrade.Domain;
using SysTrade.Domain.Errors;
using SysTrade.Series;

namespace SysTrade.Data.Building;

/// <summary>Puts the prices of the contract held, its carry contract and the contract held next side by side (reference, systems data, section 6.4).</summary>
/// <remarks>
/// The history begins after the first roll of the calendar. Between two rolls the rows are those of any of the three contracts, up to the last one of the
/// contract held; a contract without a price in a row is NaN there.
/// </remarks>
public static class MultiplePriceBuilder
{
    /// <summary>Builds multiple prices.</summary>
    /// <param name="prices">Contract prices.</param>
    /// <param name="calendar">The rolls.</param>
    /// <param name="parameters">
    /// Roll parameters that give the contracts after the last roll, so that prices run to the present; null ends them at the last roll, as the reference's builder
    /// does for a calendar without a row in the future.
    /// </param>
    /// <exception cref="SysTradeException"><c>InvalidRollCalendar</c>: the calendar has errors, or too few rolls.</exception>
    /// <exception cref="MissingDataException"><c>ContractPricesNotFound</c>: a contract of the calendar has no prices.</exception>
    public static MultiplePrices Build(ContractPrices prices, RollCalendar calendar, RollParameters? parameters = null)
    {
        RequireUsable(calendar, parameters is null ? 2 : 1);
        var rows = new MultiplePriceRows();
        for (var i = 1; i < calendar.Count; i++)
        {
            var roll = calendar.Rolls[i];
            AddPeriod(rows, prices, roll.Current, roll.Carry, roll.Next, calendar.Rolls[i - 1].Date, roll.Date, isPresent: false);
        }

        if (parameters is not null)
        {
            var last = calendar.Rolls[^1];
            AddPeriod(rows, prices, last.Next, CarryOf(prices, parameters, last.Next), NextOf(prices, parameters, last.Next), last.Date, null, isPresent: true);
        }

        return rows.Count > 0
            ? rows.ToPrices()
            : throw new MissingDataException("ContractPricesNotFound", $"The contracts of the roll calendar of '{calendar.Instrument}' have no prices between its rolls.", "Add the prices of the contracts.", calendar.Instrument);
    }

    /// <summary>The contract held after another: the next of the hold cycle with prices, else the next of the cycle.</summary>
    internal static int NextOf(ContractPrices prices, RollParameters parameters, int contract) =>
        prices.Nearest(contract, parameters.HoldCycle, 1) ?? parameters.NextHeld(contract);

    /// <summary>The carry contract of another: the nearest of the priced cycle with prices, else the nearest of the cycle.</summary>
    internal static int CarryOf(ContractPrices prices, RollParameters parameters, int contract) =>
        prices.Nearest(contract, parameters.PricedCycle, parameters.CarryOffset) ?? parameters.Carry(contract);

    private static void AddPeriod(MultiplePriceRows rows, ContractPrices prices, int held, int carry, int forward, DateTime after, DateTime? until, bool isPresent)
    {
        var price = prices.Prices(held);
        if (price.Count == 0) return;
        var last = until is { } end && end < price.Index.Last ? end : price.Index.Last;
        // Only the contracts in use now may be so young that they have no prices yet.
        rows.Add(Part(price), Part(Series(carry)), Part(Series(forward)), held, carry, forward);

        TimeSeries Part(TimeSeries series) => series.Between(after.AddTicks(1), last);
        TimeSeries Series(int contract) => isPresent && !prices.Contains(contract) ? TimeSeries.Empty : prices.Prices(contract);
    }

    private static void RequireUsable(RollCalendar calendar, int rolls)
    {
        var errors = calendar.Check().Where(f => f.Severity == FindingSeverity.Error).ToArray();
        if (errors.Length > 0)
        {
            throw new SysTradeException(
                "InvalidRollCalendar", SysErrorKind.InvalidData,
                $"The roll calendar of '{calendar.Instrument}' has {errors.Length} error(s). {errors[0].Text}", "Repair the calendar (RollCalendar.Repair, Repair-SysRollCalendar).", calendar.Instrument);
        }

        if (calendar.Count < rolls)
        {
            throw new SysTradeException(
                "InvalidRollCalendar", SysErrorKind.InvalidData,
                $"The roll calendar of '{calendar.Instrument}' has {calendar.Count} roll(s); prices between rolls need {rolls}.", "Give the roll parameters, so that prices after the last roll are used too.", calendar.Instrument);
        }
    }
}
