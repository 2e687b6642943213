using System.Management.Automation;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;
using SysTrade.Series;
using SysTrade.Systems.Reporting;

namespace SysTrade.PowerShell.Commands;

/// <summary>Gives the forecasts of a system by day: the combined one of each instrument, or those of its trading rules.</summary>
[Cmdlet(VerbsCommon.Get, "SysForecast")]
[OutputType(typeof(ForecastRow), typeof(TimeSeries))]
public sealed class GetSysForecastCommand : SystemSeriesCmdlet
{
    /// <summary>Trading rules to look at; wildcards are allowed. Naming some means kind Capped unless another is given.</summary>
    [Parameter(Position = 1)]
    [ArgumentCompleter(typeof(RuleCompleter))]
    [SupportsWildcards]
    public string[]? Rule { get; set; }

    /// <summary>How far the forecasts have been worked on.</summary>
    [Parameter]
    public ForecastKind Kind { get; set; } = ForecastKind.Combined;

    /// <inheritdoc/>
    protected override void Process()
    {
        var system = TradingSystem;
        var window = Window;
        var kind = Rule is not null && !MyInvocation.BoundParameters.ContainsKey(nameof(Kind)) ? ForecastKind.Capped : Kind;
        var rules = NamedRules(system, Rule);
        var instruments = NamedInstruments(system) ?? system.Instruments;
        var forecasts = ForInstruments("Forecasts", system, instruments, code => NamedForecast.Of(system, code, kind, rules)).SelectMany(f => f);
        foreach (var forecast in forecasts)
        {
            var part = window.Of(forecast.Values);
            if (AsSeries)
            {
                WriteObject(part);
                continue;
            }

            for (var i = 0; i < part.Count; i++) WriteObject(new ForecastRow(forecast.Instrument, forecast.Rule, kind, part.Index[i], part[i]));
        }
    }
}
