namespace SysTrade.PowerShell.Rows;

/// <summary>How far the roll of an instrument is, and the state it should be in.</summary>
/// <param name="Instrument">Instrument.</param>
/// <param name="State">State now.</param>
/// <param name="Suggested">State suggested; empty when a person has to decide.</param>
/// <param name="Why">Why.</param>
/// <param name="Priced">Priced contract.</param>
/// <param name="Forward">Forward contract.</param>
/// <param name="DaysToRoll">Days until the desired roll; negative after it.</param>
/// <param name="DaysToExpiry">Days until the priced contract expires, by the instrument's roll parameters; negative after it.</param>
/// <param name="PricedVolume">Smoothed daily volume of the priced contract, contracts; NaN when unknown.</param>
/// <param name="ForwardVolume">Smoothed daily volume of the forward contract, contracts; NaN when unknown.</param>
/// <param name="RelativeVolume">Forward over priced volume; NaN when either is unknown.</param>
/// <param name="Position">Contracts held in the priced contract.</param>
/// <param name="Allowed">States that may follow the present one, the recommended one first.</param>
/// <param name="IsChange">True when another state than the present one is suggested, and it may follow.</param>
public sealed record RollSuggestionRow(
    string Instrument,
    string State,
    string Suggested,
    string Why,
    string Priced,
    string Forward,
    int DaysToRoll,
    int DaysToExpiry,
    double PricedVolume,
    double ForwardVolume,
    double RelativeVolume,
    int Position,
    IReadOnlyList<string> Allowed,
    bool IsChange);
