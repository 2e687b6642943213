using SysTrade.Domain.Errors;

namespace SysTrade.Quant.InstrumentSelection;

/// <summary>What is assumed in choosing instruments.</summary>
public sealed record SelectionOptions
{
    /// <summary>Largest weight that an instrument's size is judged by: what it will have in the portfolio there is room for in the end.</summary>
    public double MaximumWeight { get; init; } = 0.05;

    /// <summary>Sharpe ratio of every instrument before costs.</summary>
    public double SharpeRatio { get; init; } = 0.5;

    /// <summary>Largest forecast over an average one.</summary>
    public double ForecastRatio { get; init; } = 2;

    /// <summary>Share of the best Sharpe ratio so far that a larger portfolio must have.</summary>
    public double LeastShareOfBest { get; init; } = 0.9;

    /// <summary>Checks that the numbers are possible.</summary>
    /// <exception cref="SysTradeException"><c>SelectionOptions</c>.</exception>
    public void Validate()
    {
        if (MaximumWeight is > 0 and <= 1 && ForecastRatio > 0 && LeastShareOfBest is >= 0 and <= 1) return;
        throw new SysTradeException(
            "SelectionOptions", SysErrorKind.InvalidArgument,
            $"The maximum weight is {MaximumWeight:R}, the forecast ratio {ForecastRatio:R}, the least share of the best Sharpe ratio {LeastShareOfBest:R}.",
            "Give a weight above 0 and at most 1, a ratio above 0 and a share between 0 and 1.");
    }
}
