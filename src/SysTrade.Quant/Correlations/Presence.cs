using SysTrade.Series;

namespace SysTrade.Quant.Correlations;

/// <summary>Answers which columns of a frame have a value between two moments.</summary>
internal sealed class Presence
{
    private readonly Frame _data;
    private readonly int[][] _counts;

    public Presence(Frame data)
    {
        _data = data;
        _counts = new int[data.ColumnCount][];
        for (var c = 0; c < _counts.Length; c++)
        {
            var values = data.Values(c);
            var counts = new int[values.Length + 1];
            for (var i = 0; i < values.Length; i++) counts[i + 1] = counts[i] + (double.IsNaN(values[i]) ? 0 : 1);
            _counts[c] = counts;
        }
    }

    public bool[] Within(DateTime from, DateTime to)
    {
        var rows = _data.Index.Between(from, to);
        return _counts.Select(c => c[rows.End.Value] > c[rows.Start.Value]).ToArray();
    }
}
