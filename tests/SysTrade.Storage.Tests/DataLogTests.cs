using SysTrade.Domain.Errors;
using SysTrade.Systems.Configuration;
using SysTrade.Tests;

namespace SysTrade.Storage.Tests;

public sealed class DataLogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Blob_WithALogInItsConfig_WritesWhatItOpensAndCloses()
    {
        var config = SystemConfig.Empty.With("data_stores.log", "logs/trade.log");
        using (var blob = new DataBlob(DataStoreSettings.From(config, _folder.Path), who: "tester")) _ = (blob.Documents, blob.Series);
        var file = Assert.Single(Directory.GetFiles(_folder.File("logs")));
        Assert.Matches(@"trade\d{8}\.log$", file);
        var lines = File.ReadAllLines(file);
        Assert.Contains(lines, l => l.Contains(" INF tester ", StringComparison.Ordinal) && l.Contains("Opened", StringComparison.Ordinal) && l.Contains("systrade.db", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("Closed", StringComparison.Ordinal));
    }

    [Fact]
    public void TwoBlobs_OnOneLog_BothWrite()
    {
        var settings = DataStoreSettings.Default(_folder.Path) with { LogFile = _folder.File("all.log") };
        using (DataBlob a = new(settings, who: "anna"), b = new(settings, who: "bert")) _ = (a.Documents, b.Documents);
        var text = File.ReadAllText(Assert.Single(Directory.GetFiles(_folder.Path, "all*.log")));
        Assert.Contains(" anna ", text, StringComparison.Ordinal);
        Assert.Contains(" bert ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Log_WhereNothingCanBeWritten_IsATypedError()
    {
        File.WriteAllText(_folder.File("file"), "");
        var error = Assert.Throws<SysTradeException>(() => DataLog.Open(Path.Combine(_folder.File("file"), "x.log")));
        Assert.Equal("LogNotWritable", error.ErrorId);
    }

    [Fact]
    public void Blob_WithoutALog_WritesNone()
    {
        using (var blob = new DataBlob(DataStoreSettings.Default(_folder.Path))) _ = blob.Documents;
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.log", SearchOption.AllDirectories));
    }
}
