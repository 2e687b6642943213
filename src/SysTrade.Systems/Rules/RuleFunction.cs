using SysTrade.Domain;
using SysTrade.Series;

namespace SysTrade.Systems.Rules;

/// <summary>Turns data series into an unscaled forecast.</summary>
/// <param name="data">The series named under <c>data</c> in the rule, in that order.</param>
/// <param name="options">The values under <c>other_args</c>; asking for an option marks it as known.</param>
/// <returns>The forecast; NaN where there is none.</returns>
public delegate TimeSeries RuleFunction(IReadOnlyList<TimeSeries> data, NamedOptions options);
