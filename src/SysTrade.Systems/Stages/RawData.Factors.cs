using SysTrade.Domain;
using SysTrade.Domain.Errors;
using SysTrade.Series;
using SysTrade.Systems.Graph;

namespace SysTrade.Systems.Stages;

/// <content>Factors such as skew, and the averages they are compared with.</content>
public partial class RawData
{
    private const int LookbackDays = 365;
    private const int AverageYears = 15;
    private const string DefaultFactor = "skew";

    private static readonly OutputOption LookbackOption = new("lookback_days", "Calendar days in the window.", LookbackDays);

    private static readonly OutputOption FactorOption = new("factor_name", "Output of rawdata that is the factor; further options go to it.", DefaultFactor);

    private static readonly OutputOption DemeanOption = new(
        "demean_method", "Output of rawdata that is the average taken off the factor.", "average_factor_value_for_instrument");

    /// <summary>Skew of percentage returns in a window of calendar days.</summary>
    public Output<TimeSeries> Skew { get; }

    /// <summary>Minus <see cref="Skew"/>.</summary>
    public Output<TimeSeries> NegativeSkew { get; }

    /// <summary>Excess kurtosis of percentage returns in a window of calendar days.</summary>
    public Output<TimeSeries> Kurtosis { get; }

    /// <summary>A factor by name.</summary>
    public Output<TimeSeries> FactorValue { get; }

    /// <summary>EW mean of the instrument's own factor over fifteen years.</summary>
    public Output<TimeSeries> AverageFactorValue { get; }

    /// <summary>The factor of every instrument in the system.</summary>
    public Output<Frame> FactorValuesAllInstruments { get; }

    /// <summary>Mean of the factor over the instruments of the system.</summary>
    public Output<TimeSeries> CurrentAverageFactorValueOverAllAssets { get; }

    /// <summary>EW mean over fifteen years of <see cref="CurrentAverageFactorValueOverAllAssets"/>.</summary>
    public Output<TimeSeries> HistoricAverageFactorValueAllAssets { get; }

    /// <summary>The factor of every instrument of an asset class that there are data for, in the system or not.</summary>
    public Output<Frame> FactorValuesOverAssetClass { get; }

    /// <summary>Mean of the factor over all instruments of an asset class that there are data for, whichever instrument is asked for.</summary>
    public Output<TimeSeries> CurrentAverageFactorValueOverAssetClass { get; }

    /// <summary>The same for the instrument's asset class.</summary>
    public Output<TimeSeries> AverageFactorValueInAssetClass { get; }

    /// <summary>The factor less an average of it.</summary>
    public Output<TimeSeries> DemeanedFactorValue { get; }

    private TimeSeries MakeSkew(string code, OutputOptions? options) => DailyPercentageReturns[code].RollingSkew(LookbackOf(options));

    private TimeSeries MakeKurtosis(string code, OutputOptions? options) => DailyPercentageReturns[code].RollingKurtosis(LookbackOf(options));

    private TimeSeries MakeFactorValue(string code, OutputOptions? options)
    {
        var name = Read(options).Text(FactorOption.Name, DefaultFactor);
        var factors = Outputs.OfType<Output<TimeSeries>>().Where(o => o.Scope == OutputScope.Instrument).ToArray();
        var factor = factors.FirstOrDefault(o => o.Name == name) ?? throw new UnknownNameException(
            "factor", name, factors.Select(o => o.Name), FactorOption.Name, $"Name an output of {Name} that gives a series for an instrument.");
        return factor[code, options?.Without(FactorOption.Name)];
    }

    private TimeSeries MakeAverageFactorValue(string code, OutputOptions? options) => OverYears(FactorValue[code, options]);

    private Frame MakeFactorValuesAllInstruments(OutputOptions? options)
    {
        var codes = System.Instruments;
        return Frame.Concat(codes, System.PerInstrument(codes, code => FactorValue[code, options]));
    }

    private TimeSeries MakeCurrentAverage(OutputOptions? options) => FactorValuesAllInstruments.Get(new OutputArguments(Options: options)).ForwardFill().RowMean();

    private TimeSeries MakeHistoricAverage(OutputOptions? options) => OverYears(CurrentAverageFactorValueOverAllAssets.Get(new OutputArguments(Options: options)));

    private Frame MakeFactorValuesOverAssetClass(string code, OutputOptions? options)
    {
        var ofFactor = options?.Without(AssetClassOption.Name);
        var codes = MembersInData(code, options);
        var inSystem = System.Instruments.ToHashSet(StringComparer.Ordinal);
        var values = System.PerInstrument(codes, other => inSystem.Contains(other) ? FactorValue[other, ofFactor] : FactorOfOutsider(other, ofFactor));
        string[] present = [.. codes.Where((_, i) => values[i] is not null)];
        return Frame.Concat(present, [.. values.OfType<TimeSeries>()]);
    }

    /// <summary>
    /// The factor of an instrument that is not traded; null, with a warning, when its data do not give one: that is no reason not to trade the others.
    /// </summary>
    private TimeSeries? FactorOfOutsider(string code, OutputOptions? options)
    {
        try
        {
            return FactorValue[code, options];
        }
        catch (SysTradeException error) when (Equals(error.Target, code))
        {
            System.Warn("factor." + code, $"{code} is left out of the averages of its asset class: {error.Message}");
            return null;
        }
    }

    private TimeSeries MakeCurrentAverageOverAssetClass(string code, OutputOptions? options)
    {
        var first = MembersInData(code, options)[0];
        var ofFactor = options?.Without(AssetClassOption.Name);
        return first == code ? FactorValuesOverAssetClass[code, ofFactor].ForwardFill().RowMean() : CurrentAverageFactorValueOverAssetClass[first, ofFactor];
    }

    private TimeSeries MakeDemeanedFactorValue(string code, OutputOptions? options)
    {
        var method = Read(options).Text(DemeanOption.Name, AverageFactorValue.Name);
        var ofFactor = options?.Without(DemeanOption.Name);
        Output<TimeSeries>[] methods =
            [AverageFactorValue, AverageFactorValueInAssetClass, CurrentAverageFactorValueOverAllAssets, HistoricAverageFactorValueAllAssets];
        var average = methods.FirstOrDefault(o => o.Name == method)
            ?? throw new UnknownNameException("average", method, methods.Select(o => o.Name), DemeanOption.Name);
        var factor = FactorValue[code, ofFactor];
        return factor - average.Get(new OutputArguments(average.Scope == OutputScope.Instrument ? code : null, Options: ofFactor)).ReindexThenFill(factor.Index);
    }

    private IReadOnlyList<string> MembersInData(string code, OutputOptions? options) => System.Data.Source.InstrumentsInAssetClass(ClassOf(code, options));

    private static TimeSeries OverYears(TimeSeries factor) => factor.EwmMean(Decay.Com(TradingCalendar.BusinessDaysInYear * AverageYears));

    private static TimeSpan LookbackOf(OutputOptions? options)
    {
        var days = Read(options).Int(LookbackOption.Name, LookbackDays);
        return days > 0
            ? TimeSpan.FromDays(days)
            : throw new SysTradeException(
                "ParameterOutOfRange", SysErrorKind.InvalidArgument, $"{LookbackOption.Name} is {days}; it must be at least 1.", "Raise it.", days);
    }
}
