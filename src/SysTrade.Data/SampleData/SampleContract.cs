namespace SysTrade.Data.SampleData;

/// <summary>One delivery month of a sample instrument and its closing prices.</summary>
internal sealed class SampleContract(int year, int month, int expiryDay)
{
    /// <summary>Mark of a day without a price.</summary>
    public const long Missing = long.MinValue;

    private long[] _closes = [];

    public int Year => year;

    public int Month => month;

    /// <summary>YYYYMMDD with day 00.</summary>
    public int Contract => (year * 10000) + (month * 100);

    public int ExpiryDay => expiryDay;

    /// <summary>First row with a price, or where prices may begin.</summary>
    public int FirstRow { get; private set; }

    public int Count => _closes.Length;

    public int LastRow => FirstRow + _closes.Length - 1;

    public void SetCloses(int firstRow, long[] closes)
    {
        FirstRow = firstRow;
        _closes = closes;
    }

    /// <summary>Close on a row in units of the last decimal, or <see cref="Missing"/>.</summary>
    public long Close(int row) => row >= FirstRow && row <= LastRow ? _closes[row - FirstRow] : Missing;

    public bool HasClose(int row) => Close(row) != Missing;
}
