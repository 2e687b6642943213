using SysTrade.Data.Building;

namespace SysTrade.PowerShell.Rows;

/// <summary>A continuous series that was made of contract prices.</summary>
public sealed record JoinedPrices
{
    /// <summary>Instrument.</summary>
    public required string InstrumentCode { get; init; }

    /// <summary>How jumps at rolls were taken out.</summary>
    public required Adjustment Adjustment { get; init; }

    /// <summary>First moment.</summary>
    public required DateTime From { get; init; }

    /// <summary>Last moment.</summary>
    public required DateTime To { get; init; }

    /// <summary>Rows of multiple and of adjusted prices.</summary>
    public required int Rows { get; init; }

    /// <summary>Rolls within the rows.</summary>
    public required int Rolls { get; init; }

    /// <summary>Contract held at the end, YYYYMMDD.</summary>
    public required int PriceContract { get; init; }

    /// <summary>Last price, price units.</summary>
    public required double LastPrice { get; init; }

    /// <summary>First adjusted price, price units.</summary>
    public required double FirstAdjusted { get; init; }

    /// <summary>Whether the prices were written.</summary>
    public required bool IsSaved { get; init; }

    /// <summary>The prices themselves.</summary>
    public required ContinuousPrices Prices { get; init; }

    internal static JoinedPrices Of(ContinuousPrices prices, bool isSaved) => new()
    {
        InstrumentCode = prices.Instrument,
        Adjustment = prices.Method,
        From = prices.Multiple.Index.First,
        To = prices.Multiple.Index.Last,
        Rows = prices.Multiple.Count,
        Rolls = RollCalendar.FromMultiplePrices(prices.Instrument, prices.Multiple).Count,
        PriceContract = prices.PriceContract,
        LastPrice = prices.Multiple.Price.LastValue,
        FirstAdjusted = prices.Adjusted.DropMissing() is { Count: > 0 } known ? known[0] : double.NaN,
        IsSaved = isSaved,
        Prices = prices,
    };
}
