using SysTrade.Domain.Orders;
using SysTrade.Execution.Algos;

namespace SysTrade.PowerShell.Rows;

/// <summary>A broker that a book is connected to.</summary>
/// <param name="Name">Name of the broker.</param>
/// <param name="Account">Account.</param>
/// <param name="Connection">How it can be reached.</param>
/// <param name="OpenOrders">Orders open at the broker.</param>
/// <param name="Positions">Contracts held.</param>
/// <param name="Book">File of the book.</param>
public sealed record BrokerRow(
    string Name, string Account, string Connection, int OpenOrders, int Positions, string Book);

/// <summary>The top of the book of a contract.</summary>
/// <param name="InstrumentCode">Instrument.</param>
/// <param name="Contract">Contract.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Bid">Highest price bid.</param>
/// <param name="Ask">Lowest price asked.</param>
/// <param name="BidSize">Contracts bid for.</param>
/// <param name="AskSize">Contracts offered.</param>
/// <param name="Spread">Ask less bid.</param>
/// <param name="Last">Price of the last trade.</param>
/// <param name="IsDelayed">True when the market shows something newer.</param>
public sealed record QuoteRow(
    string InstrumentCode, string Contract, DateTime At, double Bid, double Ask, double BidSize, double AskSize, double Spread, double Last, bool IsDelayed);

/// <summary>A stretch of time in which a contract trades.</summary>
/// <param name="InstrumentCode">Instrument.</param>
/// <param name="Contract">Contract.</param>
/// <param name="Opens">Opens, UTC.</param>
/// <param name="Closes">Closes, UTC.</param>
/// <param name="Hours">Length, hours.</param>
/// <param name="IsOpen">True when it trades now.</param>
/// <param name="TimeZone">Zone of the venue.</param>
public sealed record TradingSessionRow(
    string InstrumentCode, string Contract, DateTime Opens, DateTime Closes, double Hours, bool IsOpen, string TimeZone);

/// <summary>An algo that can execute orders.</summary>
/// <param name="Name">Name, as a config gives it.</param>
/// <param name="Description">What it does.</param>
/// <param name="OrderTypes">Types of contract orders it executes.</param>
/// <param name="ChosenFor">What it is chosen for: types of orders, and instruments whose override names it.</param>
/// <param name="Settings">Settings it goes by, under the names that a config has for them.</param>
public sealed record AlgoRow(string Name, string Description, string[] OrderTypes, string[] ChosenFor, IReadOnlyDictionary<string, object> Settings)
{
    internal static AlgoRow Of(IExecutionAlgo algo, AlgoSelection selection) => new(
        algo.Name, algo.Description, [.. Enum.GetValues<ContractOrderType>().Where(algo.Accepts).Select(OrderTypeNames.Name)], [.. selection.ChosenFor(algo)],
        new OrderedDictionary<string, object>(algo.Settings.Select(s => KeyValuePair.Create(s.Name, s.Value))));
}
