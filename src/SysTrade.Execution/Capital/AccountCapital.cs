using SysTrade.Domain.Errors;

namespace SysTrade.Execution.Capital;

/// <summary>The capital of the whole account at a moment, in its own currency.</summary>
/// <param name="At">When it was recorded, UTC.</param>
/// <param name="Total">Capital that is traded with.</param>
/// <param name="Maximum">Most that profits bring it back to.</param>
/// <param name="Accumulated">Profit since the beginning.</param>
/// <param name="Broker">What the account was worth at the broker: profit is what it changed since, deposits aside.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="Reason">Why it changed.</param>
/// <remarks>Formulas: the handbook's capital update (production, 2.4).</remarks>
public sealed record AccountCapital(DateTime At, double Total, double Maximum, double Accumulated, double Broker, string By = "", string Reason = "")
{
    /// <summary>Largest change of the account's worth, as a share of what it was, that is taken for profit without a person looking at it.</summary>
    public const double LargestChange = 0.1;

    /// <summary>How much the account's worth changed, as a share of what it was; infinite where it was nothing.</summary>
    public double ChangeTo(double broker) => broker == Broker ? 0 : Broker == 0 ? double.PositiveInfinity : Math.Abs((broker - Broker) / Broker);

    /// <summary>The capital after the account's worth has changed by profit or loss.</summary>
    /// <param name="broker">What it is worth now.</param>
    /// <param name="method">How capital follows.</param>
    /// <param name="at">Now, UTC.</param>
    public AccountCapital After(double broker, CapitalMethod method, DateTime at)
    {
        var profit = broker - Broker;
        var total = method switch
        {
            CapitalMethod.Full => Math.Max(0, Total + profit),
            CapitalMethod.Half => Math.Max(0, Math.Min(Total + profit, Maximum)),
            _ => Total,
        };
        return this with { At = at, Total = total, Maximum = method == CapitalMethod.Half ? Maximum : total, Accumulated = Accumulated + profit, Broker = broker };
    }

    internal AccountCapital Checked() => double.IsFinite(Total) && double.IsFinite(Maximum) && double.IsFinite(Accumulated) && double.IsFinite(Broker) && Total >= 0 && Maximum >= Total
        ? this
        : throw new SysTradeException(
            "InvalidCapital", SysErrorKind.InvalidArgument,
            FormattableString.Invariant($"A total of {Total}, a maximum of {Maximum}, {Accumulated} accumulated and {Broker} at the broker is no capital; expected numbers, a total of 0 or more, and a maximum no less."),
            "Correct the amounts.");
}

/// <summary>The capital of one strategy.</summary>
/// <param name="Strategy">Strategy.</param>
/// <param name="At">When it was given, UTC.</param>
/// <param name="Amount">Capital, the account's currency.</param>
/// <param name="By">Who gave it.</param>
/// <param name="Reason">Why.</param>
public sealed record StrategyCapital(string Strategy, DateTime At, double Amount, string By, string Reason);
