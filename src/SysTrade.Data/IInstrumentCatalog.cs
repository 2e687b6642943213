using System.Diagnostics.CodeAnalysis;
using SysTrade.Domain;

namespace SysTrade.Data;

/// <summary>Static facts about instruments: what they are, what they cost, how they roll.</summary>
/// <remarks>May know many more instruments than there are prices for. Safe for concurrent use.</remarks>
public interface IInstrumentCatalog
{
    /// <summary>Where the facts are, for messages.</summary>
    string Description { get; }

    /// <summary>Instrument codes, sorted ordinally.</summary>
    IReadOnlyList<string> Codes { get; }

    /// <summary>Finds an instrument.</summary>
    bool TryGet(string code, [NotNullWhen(true)] out Instrument? instrument);

    /// <summary>An instrument.</summary>
    /// <exception cref="Domain.Errors.UnknownNameException"><c>InstrumentNotFound</c>, with the nearest codes.</exception>
    Instrument Get(string code);

    /// <summary>Half the bid-ask spread in price units, or null when it is not known.</summary>
    double? SpreadCost(string code);

    /// <summary>Slippage and commissions.</summary>
    /// <exception cref="Domain.Errors.UnknownNameException"><c>InstrumentNotFound</c>.</exception>
    /// <exception cref="Domain.Errors.MissingDataException"><c>CostNotFound</c>: the spread is not known.</exception>
    InstrumentCosts Costs(string code);

    /// <summary>How the instrument rolls, or null when it is not known.</summary>
    RollParameters? RollParameters(string code);

    /// <summary>Finer classification, or null when it is not known.</summary>
    InstrumentDetails? Details(string code);
}
