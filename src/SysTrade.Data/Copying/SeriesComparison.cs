namespace SysTrade.Data.Copying;

/// <summary>How two column sets of one kind stand to each other, every number to the bit. All missing values are one.</summary>
public static class SeriesComparison
{
    /// <summary>True when stamps, columns and values are the same.</summary>
    public static bool AreEqual(ColumnSet left, ColumnSet right) => left.Count == right.Count && SharedRows(left, right) == left.Count;

    /// <summary>Rows from the first on that both have with the same stamps and values in the columns of the left one.</summary>
    public static int SharedRows(ColumnSet left, ColumnSet right)
    {
        var shared = left.Index.Ticks.CommonPrefixLength(right.Index.Ticks);
        foreach (var column in left.Columns)
        {
            if (!right.Contains(column.Name)) return 0;
            var other = right[column.Name];
            if (other.Type != column.Type) return 0;
            shared = column.Type == ColumnType.Number
                ? Shared(column.Numbers[..shared], other.Numbers)
                : column.Contracts[..shared].CommonPrefixLength(other.Contracts);
        }

        return shared;
    }

    private static int Shared(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        for (var i = 0; i < left.Length; i++)
        {
            if (BitConverter.DoubleToInt64Bits(left[i]) != BitConverter.DoubleToInt64Bits(right[i]) && !(double.IsNaN(left[i]) && double.IsNaN(right[i])))
            {
                return i;
            }
        }

        return left.Length;
    }
}
