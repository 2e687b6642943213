using System.Collections;
using System.Management.Automation;
using SysTrade.Data;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.Systems;

namespace SysTrade.PowerShell.Completers;

/// <summary>The system and the data a line that is being typed is about, as far as they are open.</summary>
internal static class SystemOf
{
    /// <summary>The value of <c>-System</c> on the line, else the session's system, else null.</summary>
    public static TradingSystem? Line(IDictionary bound) => Value(bound, "System") as TradingSystem ?? Session()?.Find<TradingSystem>();

    /// <summary>The value of <c>-Data</c> on the line, else the session's open data, else null.</summary>
    public static MarketData? Data(IDictionary bound) => Value(bound, "Data") switch
    {
        MarketData data => data,
        TradingSystem system => system.SourceData,
        DataSource { Data: { } data } => data,
        _ => Session() is { } session ? SessionDefaults.OpenData(session) : null,
    };

    private static object? Value(IDictionary bound, string name) => bound?[name] is PSObject wrapped ? wrapped.BaseObject : bound?[name];

    private static SysSession? Session() => global::System.Management.Automation.Runspaces.Runspace.DefaultRunspace is { } runspace ? SysSession.Of(runspace) : null;
}
