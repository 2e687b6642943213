using SysTrade.Domain.Orders;

namespace SysTrade.Execution.Rolls;

/// <summary>The contracts of an instrument that matter to its orders, as the multiple prices tell.</summary>
/// <param name="Priced">Contract the prices are of.</param>
/// <param name="Forward">Contract that is rolled into.</param>
/// <param name="PricedPrice">Price of the priced contract where both were last priced together; NaN when unknown.</param>
/// <param name="ForwardPrice">Price of the forward contract at that moment; NaN when unknown.</param>
public sealed record RollContracts(FuturesContract Priced, FuturesContract Forward, double PricedPrice = double.NaN, double ForwardPrice = double.NaN)
{
    /// <summary>What to add to a price of one contract to have that of another; null when it is not known. Zero within one contract.</summary>
    public double? Shift(FuturesContract from, FuturesContract to)
    {
        if (from.ByMonth == to.ByMonth) return 0;
        return PriceOf(to) - PriceOf(from) is var shift && double.IsFinite(shift) ? shift : null;
    }

    private double PriceOf(FuturesContract contract) =>
        contract.ByMonth == Priced.ByMonth ? PricedPrice : contract.ByMonth == Forward.ByMonth ? ForwardPrice : double.NaN;
}

/// <summary>Tells the contracts of an instrument. One implementation reads the multiple prices; tests give their own.</summary>
public interface IRollContracts
{
    /// <summary>Contracts of an instrument now, or null when there are no prices of it.</summary>
    RollContracts? Find(string instrument);
}
