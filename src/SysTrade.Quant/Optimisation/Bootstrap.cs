namespace SysTrade.Quant.Optimisation;

/// <summary>Averages the weights of the largest Sharpe ratio over pasts drawn from the one there was.</summary>
public static class Bootstrap
{
}
