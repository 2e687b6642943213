namespace SysTrade.PowerShell.Rows;

/// <summary>An exchange rate.</summary>
/// <param name="Currency">Currency of which one unit is valued.</param>
/// <param name="BaseCurrency">Currency it is valued in.</param>
/// <param name="Date">Moment, as the data stamp it.</param>
/// <param name="Rate">Value of one unit of <paramref name="Currency"/> in <paramref name="BaseCurrency"/>.</param>
public sealed record FxRateRow(string Currency, string BaseCurrency, DateTime Date, double Rate);
