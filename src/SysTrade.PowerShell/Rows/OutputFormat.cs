namespace SysTrade.PowerShell.Rows;

/// <summary>File format of exported outputs.</summary>
public enum OutputFormat
{
    /// <summary>Text that everything reads; numbers with all their digits.</summary>
    Csv,

    /// <summary>Typed columns, small and quick; pandas, polars and DuckDB read it.</summary>
    Parquet,
}
