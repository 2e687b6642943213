using System.Management.Automation;
using SysTrade.Data.Building;
using SysTrade.Domain;
using SysTrade.Domain.Errors;

namespace SysTrade.PowerShell.Infrastructure;

/// <summary>A cmdlet that makes rolls: by the roll parameters, so many trading days before expiry, or by volume.</summary>
public abstract class RollTimingCmdlet : BuildingCmdlet
{
    /// <summary>Rolls so many trading days before expiry instead of by the roll parameters.</summary>
    [Parameter]
    [ValidateRange(0, 250)]
    public int? TradingDaysBeforeExpiry { get; set; }

    /// <summary>Rolls when the next contract has so much of the volume of the present one, and by the roll parameters at the latest.</summary>
    [Parameter]
    [ValidateRange(0.001, 1000)]
    public double? VolumeRatio { get; set; }

    /// <summary>Delivery months to hold, as letters, instead of those of the roll parameters; <c>Liquid</c> chooses them by volume.</summary>
    [Parameter]
    public string? HoldCycle { get; set; }

    private const string Liquid = "Liquid";

    /// <summary>How the calendar is made.</summary>
    /// <exception cref="SysTradeException"><c>RollTimingArguments</c>.</exception>
    protected RollCalendarOptions CalendarOptions => (TradingDaysBeforeExpiry, VolumeRatio) switch
    {
        ({ } days, null) => new RollCalendarOptions { Timing = RollTiming.TradingDaysBeforeExpiry(days) },
        (null, { } ratio) => new RollCalendarOptions { Timing = RollTiming.ByVolume(ratio) },
        (null, null) => new RollCalendarOptions(),
        _ => throw new SysTradeException("RollTimingArguments", SysErrorKind.InvalidArgument, "Both -TradingDaysBeforeExpiry and -VolumeRatio were given.", "Give one of them."),
    };

    /// <summary>The roll parameters with the hold cycle that was asked for.</summary>
    protected RollParameters Parameters(string code, ContractPrices prices)
    {
        var parameters = RollParameters(code);
        if (HoldCycle is null) return parameters;
        var cycle = string.Equals(HoldCycle, Liquid, StringComparison.OrdinalIgnoreCase) ? LiquidMonths.Cycle(prices) : RollCycle.Parse(HoldCycle);
        WriteVerbose($"{code}: holding {cycle} instead of {parameters.HoldRollCycle}.");
        return parameters with { HoldRollCycle = cycle.Letters, PricedRollCycle = RollCycle.Parse(string.Concat(parameters.PricedRollCycle.Union(cycle.Letters))).Letters };
    }
}
