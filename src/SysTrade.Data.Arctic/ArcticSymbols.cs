namespace SysTrade.Data.Arctic;

/// <summary>Names of libraries and symbols that pysystemtrade used.</summary>
internal static class ArcticSymbols
{
    public static string? LibraryOf(SeriesKind kind) => kind switch
    {
        SeriesKind.AdjustedPrices => "futures_adjusted_prices",
        SeriesKind.MultiplePrices => "futures_multiple_prices",
        SeriesKind.FxPrices => "spotfx_prices",
        SeriesKind.ContractPrices => "futures_contract_prices",
        SeriesKind.Spreads => "spreads",
        _ => null,
    };

    /// <summary>A contract's symbol is "CODE.YYYYMMDD", or "Day/CODE.YYYYMMDD" for one frequency; other symbols are the key itself.</summary>
    public static string ToSymbol(SeriesKind kind, string key)
    {
        if (kind != SeriesKind.ContractPrices) return key;
        var contract = ContractPriceKey.Parse(key);
        var prefix = contract.Frequency == ContractPriceFrequency.Mixed ? "" : contract.Frequency + "/";
        return $"{prefix}{contract.Instrument}.{contract.Contract:00000000}";
    }

    /// <summary>Key of a symbol; null for one that is no key, or would not be found again under it.</summary>
    public static string? ToKey(SeriesKind kind, string symbol)
    {
        var schema = SeriesSchema.For(kind);
        if (kind != SeriesKind.ContractPrices) return schema.IsKey(symbol) ? symbol : null;
        var (slash, point) = (symbol.IndexOf('/'), symbol.LastIndexOf('.'));
        if (point <= slash) return null;
        var text = (slash < 0 ? "" : symbol[..slash] + "@") + symbol[(slash + 1)..point] + "/" + symbol[(point + 1)..];
        return ContractPriceKey.TryParse(text, out var key) && ToSymbol(kind, key.ToString()) == symbol ? key.ToString() : null;
    }
}
