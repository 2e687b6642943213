using System.Text.Json.Serialization;

namespace SysTrade.Execution.Limits;

/// <summary>An override as it was set.</summary>
/// <param name="Strategy">Strategy, or null for all.</param>
/// <param name="Instrument">Instrument, or null for all.</param>
/// <param name="Value">As <see cref="Override.Parse"/> reads it.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who set it.</param>
/// <param name="At">When, UTC.</param>
public sealed record OverrideSetting(string? Strategy, string? Instrument, string Value, string Reason, string By, DateTime At)
{
    /// <summary>What it concerns, in words.</summary>
    [JsonIgnore]
    public string Scope => (Strategy, Instrument) switch
    {
        ({ } s, { } i) => $"{s} {i}",
        ({ } s, null) => $"strategy {s}",
        (_, { } i) => $"instrument {i}",
        _ => "nothing",
    };
}
