namespace SysTrade.Data;

/// <summary>What a column holds.</summary>
public enum ColumnType
{
    /// <summary>Numbers; NaN is the missing value.</summary>
    Number,

    /// <summary>Contract months as YYYYMMDD integers; 0 is the missing value.</summary>
    Contract,
}
