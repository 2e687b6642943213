using SysTrade.Quant.Optimisation;
using SysTrade.Series;

namespace SysTrade.Quant.Tests.Optimisation;

/// <summary>Weekly returns made from a seed: correlated, of different means and sizes.</summary>
internal static class RandomReturns
{
    public static NetReturns Weekly(int assets, DateTime? lateFrom = null)
    {
        var weeks = TimeIndex.From(Enumerable.Range(0, 430).Select(w => new DateTime(2010, 2, 7).AddDays(7 * w)));
        var random = new System.Random(11);
        var columns = Enumerable.Range(0, assets).Select(_ => new double[weeks.Count]).ToArray();
        for (var row = 0; row < weeks.Count; row++)
        {
            var shared = random.NextDouble() - 0.5;
            for (var c = 0; c < assets; c++)
            {
                var value = ((shared * (c % 3)) + (2 * random.NextDouble()) - 1 + (0.04 * (c + 1))) * (c + 1);
                columns[c][row] = c == assets - 1 && weeks[row] < lateFrom ? double.NaN : value;
            }
        }

        return new NetReturns(new Frame(weeks, [.. columns.Select((_, c) => $"i{c}")], columns), Frequency.Week);
    }

    /// <summary>The same with other values at and after a moment.</summary>
    public static Frame ChangedFrom(Frame returns, DateTime moment) => new(
        returns.Index, returns.Names, [.. returns.Names.Select((_, c) => returns.Column(c).ToArray().Select((v, row) => returns.Index[row] < moment ? v : (v * (1 - c)) + 1).ToArray())]);
}
