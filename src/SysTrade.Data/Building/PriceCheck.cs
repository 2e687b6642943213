using SysTrade.Series;

namespace SysTrade.Data.Building;

/// <summary>Looks for prices that are probably wrong, and says why.</summary>
/// <remarks>
/// A change is measured as in the reference (systems data, section 6.8), over the root of the days it took, but against the changes before it only: there the
/// change itself is in the mean it is compared with, which hides spikes in short histories. A row that jumps and comes back is one finding, not two. What
/// neighbouring contracts did at the same time tells a move of the market from an error of the data.
/// </remarks>
public static class PriceCheck
{
    /// <summary>Checks the bars of one contract.</summary>
    /// <param name="prices">The instrument's contracts; the nearest ones are the witnesses.</param>
    /// <param name="contract">The contract.</param>
    /// <param name="options">Limits.</param>
    /// <param name="approved">Prices that a person has looked at and found right, by stamp.</param>
    /// <exception cref="Domain.Errors.MissingDataException"><c>ContractPricesNotFound</c>.</exception>
    public static PriceCheckResult Contract(ContractPrices prices, int contract, PriceCheckOptions? options = null, IReadOnlyDictionary<DateTime, double>? approved = null) =>
        Bars(prices.Instrument, contract, prices.Bars(contract), options, Neighbours(prices, contract), approved);

    /// <summary>Checks bars.</summary>
    /// <param name="instrument">Instrument code.</param>
    /// <param name="contract">Contract, for the result.</param>
    /// <param name="bars">The bars, with the columns of <see cref="SeriesKind.ContractPrices"/>.</param>
    /// <param name="options">Limits.</param>
    /// <param name="neighbours">Prices of neighbouring contracts.</param>
    /// <param name="approved">Prices that a person has found right, by stamp.</param>
    public static PriceCheckResult Bars(
        string instrument, int contract, ColumnSet bars, PriceCheckOptions? options = null, IReadOnlyList<TimeSeries>? neighbours = null,
        IReadOnlyDictionary<DateTime, double>? approved = null)
    {
        var run = new PriceCheckRun(instrument, contract, bars.Series(ContractPrices.Final), options ?? new(), neighbours ?? [], approved);
        run.CheckBars(bars);
        return run.Result();
    }

    /// <summary>Checks a series of prices that has no bars, such as FX or adjusted prices.</summary>
    public static PriceCheckResult Series(
        string instrument, TimeSeries prices, PriceCheckOptions? options = null, IReadOnlyDictionary<DateTime, double>? approved = null) =>
        new PriceCheckRun(instrument, 0, prices, options ?? new(), [], approved).Result();

    /// <summary>Final prices of up to four contracts next to one.</summary>
    public static IReadOnlyList<TimeSeries> Neighbours(ContractPrices prices, int contract) =>
        [.. prices.Contracts.Where(c => c != contract).OrderBy(c => Math.Abs(Months(c) - Months(contract))).Take(4).Select(prices.Prices)];

    private static int Months(int contract) => (Domain.ContractMonth.Year(contract) * 12) + Domain.ContractMonth.Month(contract);
}
