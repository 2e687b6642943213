using SysTrade.Domain;
using SysTrade.Domain.Errors;
using SysTrade.Series;

namespace SysTrade.Data.Building;

/// <summary>Multiple prices of an instrument and the back-adjusted series made of them: one unit, since neither is right without the other. Immutable.</summary>
/// <param name="Instrument">Instrument code.</param>
/// <param name="Multiple">Prices of the contract held, the carry contract and the one held next.</param>
/// <param name="Adjusted">Back-adjusted prices; their last value is the price of the contract held.</param>
/// <param name="Method">How jumps at rolls were taken out.</param>
public sealed record ContinuousPrices(string Instrument, MultiplePrices Multiple, TimeSeries Adjusted, Adjustment Method = Adjustment.Panama)
{
    /// <summary>The calendar they were built with; null when they were read.</summary>
    public RollCalendar? Calendar { get; init; }

    /// <summary>False of stored prices that do not show how they were adjusted, since there has been no roll yet; <see cref="Method"/> is then an assumption.</summary>
    public bool ShowsMethod { get; init; } = true;

    /// <summary>The same prices, to be adjusted by a method from the next roll on.</summary>
    /// <exception cref="SysTradeException"><c>AdjustmentDiffers</c>: they were adjusted by another one.</exception>
    public ContinuousPrices AdjustedBy(Adjustment method)
    {
        if (!ShowsMethod || method == Method) return this with { Method = method };
        throw new SysTradeException(
            "AdjustmentDiffers", SysErrorKind.InvalidArgument, $"The stored prices of '{Instrument}' were adjusted by the method {Method}; they go on in the same way and not by {method}.",
            "Leave -Adjustment out, or make the prices anew (Join-SysPrice without -Update).", Instrument);
    }

    /// <summary>Contract held at the end, YYYYMMDD.</summary>
    public int PriceContract => Multiple.PriceContract[^1];

    /// <summary>Contract held next.</summary>
    public int ForwardContract => Multiple.ForwardContract[^1];

    /// <summary>Carry contract at the end.</summary>
    public int CarryContract => Multiple.CarryContract[^1];

    /// <summary>From contract prices to a continuous series in one step: roll calendar, multiple prices, adjusted prices up to the present.</summary>
    /// <param name="prices">Prices of the contracts.</param>
    /// <param name="parameters">Roll parameters.</param>
    /// <param name="method">How jumps at rolls are taken out.</param>
    /// <param name="options">How the calendar is made.</param>
    /// <exception cref="SysTradeException"><c>NoRolls</c>, <c>InvalidRollParameters</c>, <c>RollDifferenceUnknown</c>, <c>PriceNotPositive</c>.</exception>
    public static ContinuousPrices Build(ContractPrices prices, RollParameters parameters, Adjustment method = Adjustment.Panama, RollCalendarOptions? options = null) =>
        Build(prices, RollCalendar.Build(prices, parameters, options), parameters, method);

    /// <summary>The same with a calendar that exists.</summary>
    /// <exception cref="SysTradeException"><c>InvalidRollCalendar</c>, <c>ContractPricesNotFound</c>, <c>RollDifferenceUnknown</c>, <c>PriceNotPositive</c>.</exception>
    public static ContinuousPrices Build(ContractPrices prices, RollCalendar calendar, RollParameters parameters, Adjustment method = Adjustment.Panama)
    {
        var multiple = MultiplePriceBuilder.Build(prices, calendar, parameters);
        return new ContinuousPrices(prices.Instrument, multiple, BackAdjustment.Adjust(multiple, method), method) { Calendar = calendar };
    }

    /// <summary>Adds what the contracts in use have had since, without a roll. What is there stays as it is; missing prices at the end are filled in.</summary>
    /// <remarks>Equal to building anew with the same calendar, so long as contract prices before the end have not changed (reference production, section 3.5).</remarks>
    /// <exception cref="SysTradeException"><c>PricesInconsistent</c>.</exception>
    public ContinuousPrices Extend(ContractPrices prices)
    {
        ContinuousPriceState.RequireConsistent(this);
        return new PriceExtension(this, prices).Run();
    }

    /// <summary>Rolls from the contract held into the next one, at the last row.</summary>
    /// <param name="parameters">Roll parameters, which give the contracts in use afterwards.</param>
    /// <param name="prices">Contract prices for what is missing in the last row and for the new contracts; null does without.</param>
    /// <exception cref="SysTradeException"><c>PricesInconsistent</c>; <c>RollDifferenceUnknown</c>: a price is missing and cannot be inferred. <c>PriceNotPositive</c>.</exception>
    public RolledPrices RollOnward(RollParameters parameters, ContractPrices? prices = null)
    {
        ContinuousPriceState.RequireConsistent(this);
        return new PriceRoll(this, parameters, prices).Run();
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Instrument}: {Multiple.Index}, {Method}, holding {PriceContract}";
}
