using System.Globalization;

namespace SysTrade.Systems.Graph;

/// <summary>What an output is asked for: an instrument, a trading rule, the two switches of profit-and-loss outputs, and options the output declares.</summary>
/// <param name="Instrument">Instrument code, or null for an output of the whole system.</param>
/// <param name="Rule">Trading rule (variation) name, or null.</param>
/// <param name="DelayFill">False to trade at the close that made the decision instead of the next one; null takes the output's default.</param>
/// <param name="RoundPositions">Whether positions are whole contracts; null takes the output's default.</param>
/// <param name="Options">Values for <see cref="Output.Options"/>; null takes the defaults.</param>
public readonly record struct OutputArguments(
    string? Instrument = null, string? Rule = null, bool? DelayFill = null, bool? RoundPositions = null, OutputOptions? Options = null)
{
    /// <inheritdoc/>
    public override string ToString()
    {
        var parts = new List<string>(5);
        if (Instrument is not null) parts.Add(Instrument);
        if (Rule is not null) parts.Add(Rule);
        if (DelayFill is { } delay) parts.Add("delayfill=" + delay.ToString(CultureInfo.InvariantCulture));
        if (RoundPositions is { } round) parts.Add("roundpositions=" + round.ToString(CultureInfo.InvariantCulture));
        if (Options is not null) parts.Add(Options.Text);
        return string.Join(", ", parts);
    }
}
