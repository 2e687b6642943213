using SysTrade.Domain.Errors;

namespace SysTrade.Brokers.Simulated;

/// <summary>What goes wrong at a simulated broker, and how often. Probabilities from 0 to 1; all draws come from the seed of the exchange.</summary>
public sealed record FaultPlan
{
    /// <summary>Shortest time a message takes, either way.</summary>
    public TimeSpan LatencyLow { get; init; } = TimeSpan.Zero;

    /// <summary>Longest time a message takes when nothing is wrong.</summary>
    public TimeSpan LatencyHigh { get; init; } = TimeSpan.Zero;

    /// <summary>Chance that a message to the client comes twice.</summary>
    public double Duplicates { get; init; }

    /// <summary>Chance that a message to the client may be overtaken by later ones.</summary>
    public double Reorders { get; init; }

    /// <summary>Chance that a message to the client comes up to <see cref="LateBy"/> late.</summary>
    public double LateMessages { get; init; }

    /// <summary>How late a late message is at most.</summary>
    public TimeSpan LateBy { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Chance that a good order is refused.</summary>
    public double Rejects { get; init; }

    /// <summary>Chance that the connection breaks while a request is on its way; half of these requests arrive.</summary>
    public double LostRequests { get; init; }

    /// <summary>Mean time between breaks of the connection; null for none.</summary>
    public TimeSpan? DisconnectEvery { get; init; }

    /// <summary>How long the broker cannot be reached after a break, at most.</summary>
    public TimeSpan DisconnectFor { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Chance that an order that was cancelled was filled, in whole or in part, all the same.</summary>
    public double FillsAfterCancel { get; init; }

    /// <summary>Chance that what could be filled at a quote is filled only in part.</summary>
    public double PartialFills { get; init; }

    /// <summary>Chance that a fill is declared void some time later.</summary>
    public double Busts { get; init; }

    /// <summary>Chance that the price of a fill is corrected some time later.</summary>
    public double Corrections { get; init; }

    /// <summary>How long after a fill it is declared void or corrected, at most.</summary>
    public TimeSpan BustWithin { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>Nothing goes wrong and nothing takes time.</summary>
    public static FaultPlan None { get; } = new();

    /// <summary>A broker on an ordinary day: messages take time, some fills come in parts.</summary>
    public static FaultPlan Ordinary { get; } = new()
    {
        LatencyLow = TimeSpan.FromMilliseconds(5),
        LatencyHigh = TimeSpan.FromMilliseconds(80),
        PartialFills = 0.2,
    };

    /// <summary>All that can go wrong does.</summary>
    public static FaultPlan Hostile { get; } = new()
    {
        LatencyLow = TimeSpan.FromMilliseconds(5),
        LatencyHigh = TimeSpan.FromMilliseconds(800),
        Duplicates = 0.15,
        Reorders = 0.15,
        LateMessages = 0.05,
        Rejects = 0.05,
        LostRequests = 0.04,
        DisconnectEvery = TimeSpan.FromMinutes(45),
        FillsAfterCancel = 0.4,
        PartialFills = 0.5,
        Busts = 0.03,
        Corrections = 0.03,
    };

    /// <summary>The plans by name: <c>none</c>, <c>ordinary</c>, <c>hostile</c>.</summary>
    /// <exception cref="UnknownNameException"><c>FaultPlanNotFound</c>.</exception>
    public static FaultPlan Named(string name) => name switch
    {
        "none" => None,
        "ordinary" => Ordinary,
        "hostile" => Hostile,
        _ => throw new UnknownNameException("fault plan", name, Names),
    };

    /// <summary>Names <see cref="Named"/> knows.</summary>
    public static IReadOnlyList<string> Names { get; } = ["none", "ordinary", "hostile"];

    /// <summary>This plan, or an error that names what cannot be.</summary>
    /// <exception cref="SysTradeException"><c>InvalidFaultPlan</c>.</exception>
    public FaultPlan Check()
    {
        double[] chances = [Duplicates, Reorders, LateMessages, Rejects, LostRequests, FillsAfterCancel, PartialFills, Busts, Corrections];
        return chances.All(c => c is >= 0 and <= 1) && LatencyLow >= TimeSpan.Zero && LatencyHigh >= LatencyLow && LateBy >= TimeSpan.Zero
            && DisconnectEvery is not { Ticks: <= 0 } && DisconnectFor >= TimeSpan.Zero && BustWithin >= TimeSpan.Zero
            ? this
            : throw new SysTradeException(
                "InvalidFaultPlan", SysErrorKind.InvalidArgument, $"A fault plan needs chances from 0 to 1, times that are not negative and LatencyLow up to LatencyHigh; found {this}.");
    }
}
