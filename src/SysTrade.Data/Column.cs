namespace SysTrade.Data;

/// <summary>One named column of a <see cref="ColumnSet"/>: numbers or contract months. Immutable.</summary>
public sealed class Column
{
    private readonly double[] _numbers;
    private readonly int[] _contracts;

    private Column(string name, ColumnType type, double[] numbers, int[] contracts)
    {
        Name = name;
        Type = type;
        _numbers = numbers;
        _contracts = contracts;
    }

    /// <summary>Name of the column.</summary>
    public string Name { get; }

    /// <summary>What the column holds.</summary>
    public ColumnType Type { get; }

    /// <summary>Number of rows.</summary>
    public int Count => Type == ColumnType.Number ? _numbers.Length : _contracts.Length;

    /// <summary>The numbers; empty for a column of contract months.</summary>
    public ReadOnlySpan<double> Numbers => _numbers;

    /// <summary>The contract months; empty for a column of numbers.</summary>
    public ReadOnlySpan<int> Contracts => _contracts;

    /// <summary>A column of numbers that takes over the array; the caller must not change it afterwards.</summary>
    public static Column OfNumbers(string name, double[] values) => new(name, ColumnType.Number, values, []);

    /// <summary>A column of contract months that takes over the array; the caller must not change it afterwards.</summary>
    public static Column OfContracts(string name, int[] values) => new(name, ColumnType.Contract, [], values);

    /// <summary>The column made of a range of rows; a copy.</summary>
    public Column Slice(Range rows) => Type == ColumnType.Number
        ? OfNumbers(Name, _numbers[rows])
        : OfContracts(Name, _contracts[rows]);

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Count} {(Type == ColumnType.Number ? "numbers" : "contracts")}";

    /// <summary>The array itself, for containers in this library that keep it unchanged.</summary>
    internal double[] OwnedNumbers() => _numbers;

    /// <summary>The array itself, for containers in this library that keep it unchanged.</summary>
    internal int[] OwnedContracts() => _contracts;
}
