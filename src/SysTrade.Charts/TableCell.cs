namespace SysTrade.Charts;

/// <summary>A cell of a table: a text, or a number that its column's format writes.</summary>
public readonly record struct TableCell
{
    private TableCell(string? text, double number)
    {
        Text = text;
        Number = number;
    }

    /// <summary>The text, or null when the cell is a number.</summary>
    public string? Text { get; }

    /// <summary>The number; NaN when there is none or the cell is a text.</summary>
    public double Number { get; }

    /// <summary>A text cell.</summary>
    public static implicit operator TableCell(string text) => FromString(text);

    /// <summary>A number cell; NaN is shown as a dash.</summary>
    public static implicit operator TableCell(double number) => FromDouble(number);

    /// <summary>A text cell.</summary>
    public static TableCell FromString(string text) => new(text, double.NaN);

    /// <summary>A number cell; NaN is shown as a dash.</summary>
    public static TableCell FromDouble(double number) => new(null, number);
}
