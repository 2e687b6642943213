using SysTrade.Quant.DynamicOptimisation;
using SysTrade.Series;

namespace SysTrade.Systems.Stages;

/// <summary>The dynamic optimisation from the first day to the last, each day beginning with the positions of the day before.</summary>
/// <param name="Positions">Whole contracts by instrument.</param>
/// <param name="Measures">How each day went: see <see cref="OptimisedPositionsStage.Measures"/>.</param>
/// <param name="Issues">What stood in the way, in the order of the days.</param>
public sealed record OptimisedPath(Frame Positions, Frame Measures, IReadOnlyList<DatedIssue> Issues);

/// <summary>Something that stood in the way of a day's optimisation.</summary>
/// <param name="Date">The day.</param>
/// <param name="Kind">What it was.</param>
/// <param name="Instrument">The instrument, or empty when it is about all of them.</param>
/// <param name="StopsTheDay">True when all positions stayed as they were because of it.</param>
/// <param name="Description">In words.</param>
public sealed record DatedIssue(DateTime Date, OptimisationIssueKind Kind, string Instrument, bool StopsTheDay, string Description);
