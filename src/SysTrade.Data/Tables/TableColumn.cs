using SysTrade.Domain.Errors;

namespace SysTrade.Data.Tables;

/// <summary>A named column of a <see cref="ColumnTable"/>.</summary>
/// <param name="Name">Heading.</param>
public abstract record TableColumn(string Name)
{
    /// <summary>Number of rows.</summary>
    public abstract int Count { get; }

    /// <summary>Fails when there is not one flag for each value.</summary>
    private protected static bool[]? Checked(string name, int values, bool[]? present) =>
        present is null || present.Length == values
            ? present
            : throw new SysTradeException("LengthMismatch", SysErrorKind.InvalidData, $"Column '{name}' has {values} values and {present.Length} flags; they must be equally many.");
}

/// <summary>Moments, none of them missing. They carry no zone.</summary>
/// <param name="Name">Heading.</param>
/// <param name="Ticks"><see cref="DateTime.Ticks"/>, one for each row; taken over, not to be changed afterwards.</param>
public sealed record MomentColumn(string Name, long[] Ticks) : TableColumn(Name)
{
    /// <inheritdoc/>
    public override int Count => Ticks.Length;
}

/// <summary>Numbers. A cell that is not present is empty; NaN in a present cell is a value that is there and missing.</summary>
/// <param name="Name">Heading.</param>
/// <param name="Values">One for each row, whatever it is where the cell is not present; taken over, not to be changed afterwards.</param>
/// <param name="Present">One for each row; null when every cell is present.</param>
public sealed record NumberColumn(string Name, double[] Values, bool[]? Present = null) : TableColumn(Name)
{
    /// <summary>One flag for each row; null when every cell is present.</summary>
    public bool[]? Present { get; } = Checked(Name, Values.Length, Present);

    /// <inheritdoc/>
    public override int Count => Values.Length;
}

/// <summary>Whole numbers. A cell that is not present is empty.</summary>
/// <param name="Name">Heading.</param>
/// <param name="Values">One for each row, whatever it is where the cell is not present; taken over, not to be changed afterwards.</param>
/// <param name="Present">One for each row; null when every cell is present.</param>
public sealed record IntegerColumn(string Name, long[] Values, bool[]? Present = null) : TableColumn(Name)
{
    /// <summary>One flag for each row; null when every cell is present.</summary>
    public bool[]? Present { get; } = Checked(Name, Values.Length, Present);

    /// <inheritdoc/>
    public override int Count => Values.Length;
}

/// <summary>Yes or no. A cell that is not present is empty.</summary>
/// <param name="Name">Heading.</param>
/// <param name="Values">One for each row, whatever it is where the cell is not present; taken over, not to be changed afterwards.</param>
/// <param name="Present">One for each row; null when every cell is present.</param>
public sealed record FlagColumn(string Name, bool[] Values, bool[]? Present = null) : TableColumn(Name)
{
    /// <summary>One flag for each row; null when every cell is present.</summary>
    public bool[]? Present { get; } = Checked(Name, Values.Length, Present);

    /// <inheritdoc/>
    public override int Count => Values.Length;
}

/// <summary>Texts; null is an empty cell, which differs from an empty text.</summary>
/// <param name="Name">Heading.</param>
/// <param name="Values">One for each row; taken over, not to be changed afterwards.</param>
public sealed record TextColumn(string Name, string?[] Values) : TableColumn(Name)
{
    /// <inheritdoc/>
    public override int Count => Values.Length;
}
