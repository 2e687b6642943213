using System.Globalization;
using SysTrade.Data.Building;
using SysTrade.Domain;

namespace SysTrade.Data.Csv;

/// <summary>Approved prices in one file beside the prices, <c>price_approvals.csv</c>: instrument, contract, stamp, price, rule that was overruled.</summary>
public sealed class CsvPriceApprovals : IPriceApprovals
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "price_approvals.csv";

    private const string Stamp = "yyyy-MM-dd HH:mm:ss.FFFFFFF";

    /// <summary>The approvals of a folder of data.</summary>
    public CsvPriceApprovals(string folder) => File = Path.Combine(Path.GetFullPath(folder), FileName);

    /// <summary>The file, which need not exist.</summary>
    public string File { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<DateTime, double> Of(string instrument, int contract) =>
        Read().Where(a => a.Key.Instrument == instrument && a.Key.Contract == contract).ToDictionary(a => a.Key.Date, a => a.Value.Price);

    /// <inheritdoc/>
    public void Approve(IEnumerable<SuspectPrice> prices)
    {
        var all = Read();
        foreach (var price in prices) all[(price.Instrument, price.Contract, price.Date)] = (price.Price, price.Rule.ToString());
        using var writer = new CsvWriter();
        Row(writer, "Instrument", "Contract", "DATETIME", "Price", "Rule");
        foreach (var ((instrument, contract, date), (price, rule)) in all)
        {
            Row(writer, instrument, contract.ToString("00000000", CultureInfo.InvariantCulture), date.ToString(Stamp, CultureInfo.InvariantCulture), price.ToString("R", CultureInfo.InvariantCulture), rule);
        }

        AtomicFile.Write(File, writer.Written);
    }

    private static void Row(CsvWriter writer, params ReadOnlySpan<string> fields)
    {
        for (var i = 0; i < fields.Length; i++) (i == 0 ? writer : writer.Next()).Text(fields[i]);
        writer.EndRow();
    }

    private SortedDictionary<(string Instrument, int Contract, DateTime Date), (double Price, string Rule)> Read()
    {
        var all = new SortedDictionary<(string, int, DateTime), (double, string)>();
        if (!System.IO.File.Exists(File)) return all;
        var table = CsvTable.Read(File);
        table.Require("Instrument", "Contract", "DATETIME", "Price");
        foreach (var row in table.Rows)
        {
            var code = row.Text("Instrument");
            if (!InstrumentCode.IsValid(code)) throw row.Error("InvalidInstrumentCode", "Instrument", $"'{code}' is not an instrument code.");
            if (!DateTime.TryParseExact(row.Text("DATETIME"), Stamp, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                throw row.Error("UnparsableDate", "DATETIME", $"'{row.Text("DATETIME")}' is not a moment such as 2024-12-31 23:00:00.");
            }

            all[(code, row.Whole("Contract"), date)] = (row.Number("Price"), row.Optional("Rule"));
        }

        return all;
    }
}
