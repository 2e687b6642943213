using SysTrade.Data;

namespace SysTrade.PowerShell.Rows;

/// <summary>What is known about an instrument. What the tables of the data do not say is null or empty.</summary>
public sealed record InstrumentInfo
{
    /// <summary>Instrument code.</summary>
    public required string InstrumentCode { get; init; }

    /// <summary>Name in words.</summary>
    public required string Description { get; init; }

    /// <summary>Asset class, such as Bond.</summary>
    public required string AssetClass { get; init; }

    /// <summary>Part of the asset class.</summary>
    public required string SubClass { get; init; }

    /// <summary>Country.</summary>
    public required string Country { get; init; }

    /// <summary>Trading region.</summary>
    public required string Region { get; init; }

    /// <summary>Currency of the price.</summary>
    public required string Currency { get; init; }

    /// <summary>Value of a price move of 1.0 for one contract, in <see cref="Currency"/>.</summary>
    public required double? PointSize { get; init; }

    /// <summary>Delivery months held, as letters.</summary>
    public required string HoldRollCycle { get; init; }

    /// <summary>Rolls in a year.</summary>
    public required int? RollsPerYear { get; init; }

    /// <summary>Whether there are back-adjusted prices.</summary>
    public required bool HasPrices { get; init; }

    /// <summary>Whether the instrument table has a row for it.</summary>
    public required bool HasMetadata { get; init; }

    internal static InstrumentInfo Of(MarketData data, string code)
    {
        data.Catalog.TryGet(code, out var facts);
        var (details, roll) = (data.Catalog.Details(code), data.Catalog.RollParameters(code));
        return new InstrumentInfo
        {
            InstrumentCode = code,
            Description = facts?.Description ?? details?.Description ?? "",
            AssetClass = facts?.AssetClass ?? details?.AssetClass ?? "",
            SubClass = details?.SubClass ?? "",
            Country = details?.Country ?? "",
            Region = facts?.Region ?? "",
            Currency = facts?.Currency ?? "",
            PointSize = facts?.PointSize,
            HoldRollCycle = roll?.HoldRollCycle ?? "",
            RollsPerYear = roll?.RollsPerYear,
            HasPrices = data.HasPrices(code),
            HasMetadata = facts is not null,
        };
    }
}
