using SysTrade.Domain.Errors;

namespace SysTrade.Data.SampleData;

/// <summary>What sample market to generate. Equal options give equal data, on any machine and with any number of threads.</summary>
public sealed record SampleDataOptions
{
    /// <summary>Most instruments that can be asked for.</summary>
    public const int MaximumInstruments = 999;

    /// <summary>Number of instruments, from 1 to 999. The first ones do not change when more are asked for.</summary>
    public int Instruments { get; init; } = 36;

    /// <summary>Years of history, from 2 to 60. Some instruments begin later than others, as in life.</summary>
    public int Years { get; init; } = 15;

    /// <summary>Chooses among the possible markets.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Last day of the history.</summary>
    public DateOnly End { get; init; } = new(2024, 12, 31);

    /// <summary>Whether the prices of every contract are kept too; null keeps them for at most 100 instruments.</summary>
    public bool? IncludeContractPrices { get; init; }

    /// <summary>Whether adjusted prices have the hours of each day too, and not only its close.</summary>
    public bool IncludeHours { get; init; }

    /// <summary><see cref="IncludeContractPrices"/> with its default applied.</summary>
    public bool KeepsContractPrices => IncludeContractPrices ?? Instruments <= 100;

    /// <summary>First day of the history.</summary>
    public DateOnly Start => End.AddYears(-Years);

    /// <summary>Raises <c>ParameterOutOfRange</c> when an option is outside what is allowed.</summary>
    public SampleDataOptions Validated()
    {
        Require(nameof(Instruments), Instruments, 1, MaximumInstruments);
        Require(nameof(Years), Years, 2, 60);
        Require("year of " + nameof(End), End.Year, 1972, 2200);
        return this;
    }

    private static void Require(string name, int value, int lowest, int highest)
    {
        if (value >= lowest && value <= highest) return;
        throw new SysTradeException(
            "ParameterOutOfRange", SysErrorKind.InvalidArgument, $"The {name} of the sample data is {value}; expected {lowest} to {highest}.", null, value);
    }
}
