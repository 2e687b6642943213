using SysTrade.Domain.Errors;

namespace SysTrade.Series;

/// <summary>The names configs give to frequencies, as pandas writes them.</summary>
public static class FrequencyNames
{
    private static readonly Dictionary<string, Frequency> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["B"] = Frequency.BusinessDay,
        ["1B"] = Frequency.BusinessDay,
        ["BDAY"] = Frequency.BusinessDay,
        ["W"] = Frequency.Week,
        ["M"] = Frequency.Month,
        ["ME"] = Frequency.Month,
        ["A"] = Frequency.Year,
        ["Y"] = Frequency.Year,
        ["YE"] = Frequency.Year,
        ["H"] = Frequency.Hour,
        ["D"] = Frequency.Day,
        ["1D"] = Frequency.Day,
        ["7D"] = Frequency.SevenDays,
    };

    /// <summary>The frequency of a name such as <c>W</c> or <c>7D</c>, in any case.</summary>
    /// <param name="name">The name.</param>
    /// <param name="where">Where it was found, for the message.</param>
    /// <exception cref="UnknownNameException">The name is not known.</exception>
    public static Frequency Parse(string name, string? where = null) =>
        ByName.TryGetValue(name.Trim(), out var frequency) ? frequency : throw new UnknownNameException("frequency", name, ByName.Keys, where);
}
