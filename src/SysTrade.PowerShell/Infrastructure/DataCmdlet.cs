using System.Management.Automation;
using SysTrade.Data;

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
            if (_market is null || !ReferenceEquals(_marketOf, Data)) (_marketOf, _market) = (Data, OpenData(Data));
            return _market;
        }
    }
}
