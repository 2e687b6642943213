using SysTrade.Domain.Orders;

namespace SysTrade.Execution.Algos;

/// <summary>
/// A way to execute an order: decides from what it sees and remembers what is sent next. A pure function of its arguments: the same state and view
/// always give the same step, it waits for nothing and keeps nothing, so one instance works any number of orders at once.
/// </summary>
/// <remarks>A user's own algo is added under a name with <see cref="AlgoTable.With"/>; a config can only name what is in the table.</remarks>
public interface IExecutionAlgo
{
    /// <summary>Short name: lower-case letters, digits and underscores.</summary>
    string Name { get; }

    /// <summary>What it does, in one line.</summary>
    string Description { get; }

    /// <summary>Settings it goes by, under the names a config has for them; none by default.</summary>
    IReadOnlyList<(string Name, object Value)> Settings => [];

    /// <summary>True when it can execute orders of a type.</summary>
    bool Accepts(ContractOrderType orderType);

    /// <summary>The next step. A run begins with a state in phase <see cref="AlgoState.Start"/> and has ended when a step gives <see cref="AlgoState.Done"/>.</summary>
    AlgoStep Step(AlgoOrder order, AlgoState state, AlgoView view);
}
