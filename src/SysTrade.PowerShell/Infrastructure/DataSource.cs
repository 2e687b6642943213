using SysTrade.Data;
using SysTrade.Domain.Errors;

namespace SysTrade.PowerShell.Infrastructure;

/// <summary>What <c>-Data</c> takes: an open data source, the path of a folder, or a system, whose data it means.</summary>
/// <remarks>A path is opened by the command that gets it, since it is relative to the location of that command's session.</remarks>
public sealed class DataSource
{
    /// <summary>An open data source.</summary>
    /// <param name="data">The data source.</param>
    public DataSource(MarketData data) => Data = data;

    /// <summary>The data of a system.</summary>
    /// <param name="system">The system.</param>
    public DataSource(Systems.TradingSystem system) => Data = system.SourceData;

    /// <summary>A folder.</summary>
    /// <param name="path">Path of the folder.</param>
    /// <exception cref="SysTradeException"><c>PathEmpty</c>.</exception>
    public DataSource(string path) => Path = !string.IsNullOrWhiteSpace(path)
        ? path
        : throw new SysTradeException("PathEmpty", SysErrorKind.InvalidArgument, "The path of the data is empty.", "Give the folder of the data, or an object of Open-SysData.");

    /// <summary>The data source, or null when it was given as a path.</summary>
    public MarketData? Data { get; }

    /// <summary>Path of the folder as typed, or null.</summary>
    public string? Path { get; }

    /// <inheritdoc/>
    public override string ToString() => Path ?? Data!.ToString();
}
