using SysTrade.Data.Csv;
using SysTrade.Domain.Errors;

namespace SysTrade.Storage;

/// <content>Changes of spread costs.</content>
public sealed partial class DataBlob
{
    /// <summary>Refuses where facts of instruments cannot be changed.</summary>
    /// <exception cref="SysTradeException"><c>TablesNotWritable</c>: they are not in tables here.</exception>
    public void RequireTables()
    {
        var place = Settings.Instruments;
        if (place.Technology == StoreTechnology.Csv && File.Exists(Path.Combine(place.Place, CsvInstrumentCatalog.InstrumentFile))) return;
        throw new SysTradeException(
            "TablesNotWritable", SysErrorKind.InvalidOperation,
            $"The spread costs in use at {Description} are those that come with the product: they cannot be changed.",
            "Bring tables of instruments here first, for example: Copy-SysData shipped FOLDER -Kind instruments.", Description);
    }

    /// <summary>Sets spread costs in the tables of instruments, and reads the facts anew. Other tables stay as they are.</summary>
    /// <param name="costs">Half the bid-ask spread, price units, by instrument.</param>
    /// <exception cref="SysTradeException"><c>TablesNotWritable</c>: the facts of instruments are not in tables here; <c>InvalidSpread</c>.</exception>
    /// <exception cref="UnknownNameException"><c>InstrumentNotFound</c>: the tables have no such instrument.</exception>
    public void SetSpreadCosts(IReadOnlyDictionary<string, double> costs)
    {
        RequireTables();
        var place = Settings.Instruments;
        var there = CsvInstrumentCatalog.Load(place.Place);
        foreach (var (code, cost) in costs)
        {
            there.Get(code);
            if (double.IsFinite(cost) && cost >= 0) continue;
            throw new SysTradeException(
                "InvalidSpread", SysErrorKind.InvalidArgument,
                $"{cost} is no spread cost of '{code}': half the bid-ask spread must be a number and not below zero.", "Give it in price units.", code);
        }

        CsvInstrumentCatalog.WriteSpreads(Migration.SpreadTable.With(there, costs), place.Place);
        Forget();
    }
}
