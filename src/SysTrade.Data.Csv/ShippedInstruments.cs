using SysTrade.Domain.Errors;

namespace SysTrade.Data.Csv;

/// <summary>The instruments that come with the product: well-known futures, written from what exchanges publish about them.</summary>
/// <remarks>
/// Used where a folder of data has no instrument tables of its own. Commissions and spreads are of the usual size and no offer of anyone's: put your own in a
/// copy of the file, <c>config/instruments.csv</c>, beside your data.
/// </remarks>
public static class ShippedInstruments
{
    private const string Resource = "config/instruments.csv";

    private static readonly Lazy<InstrumentTable> Loaded = new(Load);

    /// <summary>The table.</summary>
    public static InstrumentTable Table => Loaded.Value;

    private static InstrumentTable Load()
    {
        using var stream = typeof(ShippedInstruments).Assembly.GetManifestResourceStream(Resource)
            ?? throw new SysTradeException("ShippedInstrumentsMissing", SysErrorKind.InvalidOperation, $"The program was built without {Resource}.", "Build it again.");
        var text = new byte[stream.Length];
        stream.ReadExactly(text);
        return CsvInstrumentTable.Parse(text, "the instruments that come with SysTrade");
    }
}
