using SysTrade.Data.Building;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Csv.Tests;

public sealed class CsvPriceApprovalsTests : IDisposable
{
    private static readonly DateTime Day = new(2024, 3, 5, 23, 0, 0);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Approvals_AreKeptBySeriesAndMoment_ToTheBit()
    {
        var approvals = new CsvPriceApprovals(_folder.Path);
        Assert.Empty(approvals.Of("CORN", 20240300));
        approvals.Approve([Suspect("CORN", 20240300, Day, 0.1 + 0.2), Suspect("CORN", 0, Day, 5)]);
        approvals.Approve([Suspect("GOLD", 20240400, Day.AddTicks(1), -3), Suspect("CORN", 20240300, Day, 0.1 + 0.2)]);
        var again = new CsvPriceApprovals(_folder.Path);
        Assert.Equal([KeyValuePair.Create(Day, 0.1 + 0.2)], again.Of("CORN", 20240300));
        Assert.Equal([KeyValuePair.Create(Day, 5.0)], again.Of("CORN", 0));
        Assert.Equal([KeyValuePair.Create(Day.AddTicks(1), -3.0)], again.Of("GOLD", 20240400));
    }

    [Theory]
    [InlineData("../x,20240300,2024-03-05 23:00:00,1", "InvalidInstrumentCode")]
    [InlineData("CORN,20240300,yesterday,1", "UnparsableDate")]
    [InlineData("CORN,20240300,2024-03-05 23:00:00,much", "UnparsableNumber")]
    public void FaultyFile_IsAnError(string row, string errorId)
    {
        _folder.Write(CsvPriceApprovals.FileName, "Instrument,Contract,DATETIME,Price\n" + row + "\n");
        Assert.Equal(errorId, Assert.Throws<DataFormatException>(() => new CsvPriceApprovals(_folder.Path).Of("CORN", 20240300)).ErrorId);
    }

    [Fact]
    public void SpreadSamples_AreRead()
    {
        _folder.Write("CORN.csv", "DATETIME,spread\n2024-03-05 10:00:00,0.25\n2024-03-05 11:00:00,0.5\n");
        Assert.Equal([0.25, 0.5], CsvSpreadSamples.Read(_folder.File("CORN.csv")).ToArray());
        Assert.Equal("FileNotFound", Assert.Throws<MissingDataException>(() => CsvSpreadSamples.Read(_folder.File("GOLD.csv"))).ErrorId);
    }

    private static SuspectPrice Suspect(string code, int contract, DateTime date, double price) => new(code, contract, date, price, 1, 2, PriceRule.Spike, 9, 8, "why");
}
