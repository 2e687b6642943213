using System.Management.Automation;
using SysTrade.Data;
using SysTrade.Data.Csv;

namespace SysTrade.PowerShell.Infrastructure;

/// <summary>A cmdlet that reads market data: <c>-Data</c> means the same everywhere, and may be left out.</summary>
public abstract class DataCmdlet : SysCmdlet
{
    private MarketData? _market;
    private DataSource? _marketOf;

    /// <summary>Data source: an object of Open-SysData, the path of a folder, or a system; by default the session's.</summary>
    [Parameter]
    public DataSource? Data { get; set; }

    /// <summary>The data source to use.</summary>
    /// <exception cref="Domain.Errors.SysTradeException"><c>NoData</c>, or what opening the folder gives.</exception>
    protected MarketData Market
    {
        get
        {
            if (_market is not null && ReferenceEquals(_marketOf, Data)) return _market;
            (_marketOf, _market) = (Data, Data is null ? SessionDefaults.Data(Session) : OpenData(Data));
            return _market;
        }
    }

    /// <summary>The data a source means. A folder that is the session's default is not opened a second time.</summary>
    /// <param name="source">The source.</param>
    protected MarketData OpenData(DataSource source)
    {
        if (source.Data is { } data) return data;
        var path = ResolvePath(source.Path!);
        if (SessionDefaults.OpenData(Session) is { StartDate: null } open && open.Description == CsvMarketData.FindFolder(path)) return open;
        WriteVerbose($"Opening the data in {path}.");
        return CsvMarketData.Open(path);
    }
}
