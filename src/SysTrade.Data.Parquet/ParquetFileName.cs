namespace SysTrade.Data.Parquet;

/// <summary>File names of keys: <c>US10.parquet</c>; <c>US10#20230300.parquet</c> or <c>Day@US10#20230300.parquet</c> for a contract.</summary>
internal static class ParquetFileName
{
    public const string Extension = ParquetTableWriter.Extension;

    public static string Of(SeriesKind kind, string key)
    {
        key = SeriesSchema.For(kind).RequireKey(key);
        return (kind == SeriesKind.ContractPrices ? key.Replace('/', '#') : key) + Extension;
    }

    /// <summary>The key of a file, or null when its name is not one.</summary>
    public static string? ToKey(SeriesKind kind, string fileName)
    {
        if (!fileName.EndsWith(Extension, StringComparison.Ordinal)) return null;
        var name = fileName[..^Extension.Length];
        var schema = SeriesSchema.For(kind);
        if (kind != SeriesKind.ContractPrices) return schema.IsKey(name) ? name : null;
        // A slash cannot be part of a file name, so that what has one sign has had no other.
        var key = name.Replace('#', '/');
        // Only the one spelling that a key is written back to is a key: 202303 would be found and not read.
        return ContractPriceKey.TryParse(key, out var parsed) && parsed.ToString() == key ? key : null;
    }
}
