namespace SysTrade.PowerShell.Rows;

/// <summary>Correlation of two assets in one fitting period.</summary>
/// <param name="From">First moment it is used.</param>
/// <param name="FitEnd">End of the data it was fitted on.</param>
/// <param name="Asset">One asset.</param>
/// <param name="OtherAsset">The other asset.</param>
/// <param name="Correlation">Their correlation, -1 to 1.</param>
public sealed record CorrelationRow(DateTime From, DateTime FitEnd, string Asset, string OtherAsset, double Correlation);
