using SysTrade.Systems.Rules;
using SysTrade.Systems.Tests.Support;
using SysTrade.Tests;

namespace SysTrade.Systems.Tests.Rules;

public sealed class RelativeRuleTests
{
    private const double Missing = double.NaN;

    [Fact]
    public void RelativeCarry_IsTheDifferenceToTheMedianOfTheClass() => Close.Equal(
        Days.Series(Missing, 0.5, Missing, -1), RelativeCarry.Forecast(Days.Series(Missing, 2, 3, 1), Days.Series(1, 1.5, Missing, 2)), 1e-14);

    [Fact]
    public void CrossSectionalMeanReversion_IsMinusTheSmoothedMeanOutperformance()
    {
        // Outperformance 0, 1, 3, 3, 2 moves by 1, 2, 0, -1; means of two moves are 1.5, 1, -0.5; span 2 weighs 1, 1/3, 1/9.
        var forecast = CrossSectionalMeanReversion.Forecast(Days.Series(10, 12, 15, 16, 16), Days.Series(10, 11, 12, 13, 14), 2);
        double second = (1 + (1.5 / 3)) / (4 / 3.0), third = (-0.5 + (1 / 3.0) + (1.5 / 9)) / (13 / 9.0);
        Close.Equal(Days.Series(Missing, Missing, -1.5, -second, -third), forecast, 1e-13);
    }

    [Fact]
    public void CrossSectionalMeanReversion_OnADayWithoutPrice_HoldsThePrices()
    {
        var filled = CrossSectionalMeanReversion.Forecast(Days.Series(10, 12, 12, 16, 16), Days.Series(10, 11, 12, 12, 14), 2);
        var missing = CrossSectionalMeanReversion.Forecast(Days.Series(10, 12, Missing, 16, 16), Days.Series(10, 11, 12, Missing, 14), 2);
        Close.Equal(filled, missing, 1e-14);
    }

    [Fact]
    public void RelativeMomentum_IsTheSmoothedMeanOutperformance_WithoutDaysOfNone()
    {
        // Outperformance 0, 1, 3, 4, 2: the first is missing. Over two rows: (4 - 1) / 2, (2 - 3) / 2.
        var forecast = RelativeMomentum.Forecast(Days.Series(10, 12, 15, 17, 16), Days.Series(10, 11, 12, 13, 14), 2);
        Close.Equal(Days.Series(Missing, Missing, Missing, 1.5, (-0.5 + (1.5 / 3)) / (4 / 3.0)), forecast, 1e-13);
    }

    [Fact]
    public void RelativeMomentum_OfAnInstrumentThatIsItsClass_IsMissing()
    {
        var price = Days.Series(10, 12, 15, 17, 16);
        Close.Equal(Days.Series(Missing, Missing, Missing, Missing, Missing), RelativeMomentum.Forecast(price, price, 2));
    }

    [Theory]
    [InlineData(8, null, 2.0)]
    [InlineData(7, null, 2.0)]
    [InlineData(40, null, 10.0)]
    [InlineData(40, 1, 2.0)]
    [InlineData(40, 30, 30.0)]
    public void Smoothing_IsAQuarterOfTheHorizonUnlessGiven_AndNeverLessThanTwo(int horizon, int? given, double span)
    {
        var (price, classPrice) = (Days.Series(Days.Walk(120, 1)), Days.Series(Days.Walk(120, 2)));
        Close.Equal(RelativeMomentum.Forecast(price, classPrice, horizon, (int)span), RelativeMomentum.Forecast(price, classPrice, horizon, given));
        Close.Equal(CrossSectionalMeanReversion.Forecast(price, classPrice, horizon, (int)span), CrossSectionalMeanReversion.Forecast(price, classPrice, horizon, given));
    }
}
