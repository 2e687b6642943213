using SysTrade.Domain;

namespace SysTrade.Data.Csv;

/// <summary>File names of keys: <c>US10.csv</c>; <c>US10_20230300.csv</c> or <c>Day_US10_20230300.csv</c> for a contract.</summary>
internal static class CsvFileName
{
    public const string Extension = ".csv";

    public static string Of(SeriesKind kind, string key)
    {
        if (kind != SeriesKind.ContractPrices) return InstrumentCode.Require(key) + Extension;
        var contract = ContractPriceKey.Parse(key);
        var prefix = contract.Frequency == ContractPriceFrequency.Mixed ? "" : contract.Frequency + "_";
        return $"{prefix}{contract.Instrument}_{contract.Contract:00000000}{Extension}";
    }

    /// <summary>The key of a file, or null when its name is not one.</summary>
    public static string? ToKey(SeriesKind kind, string fileName)
    {
        if (!fileName.EndsWith(Extension, StringComparison.Ordinal)) return null;
        var name = fileName[..^Extension.Length];
        if (kind != SeriesKind.ContractPrices) return InstrumentCode.IsValid(name) ? name : null;
        var frequency = ContractPriceFrequency.Mixed;
        foreach (var f in (ReadOnlySpan<ContractPriceFrequency>)[ContractPriceFrequency.Day, ContractPriceFrequency.Hour])
        {
            if (!name.StartsWith(f + "_", StringComparison.Ordinal)) continue;
            frequency = f;
            name = name[(f.ToString().Length + 1)..];
            break;
        }

        var underscore = name.LastIndexOf('_');
        if (underscore <= 0 || !ContractMonth.TryParse(name.AsSpan(underscore + 1), out var contract)) return null;
        return InstrumentCode.IsValid(name[..underscore]) ? new ContractPriceKey(name[..underscore], contract, frequency).ToString() : null;
    }
}
