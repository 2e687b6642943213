namespace SysTrade.Systems.Accounting.Simulation;

/// <summary>An order of the simulation.</summary>
/// <param name="Submitted">When it was placed.</param>
/// <param name="Quantity">Contracts, positive to buy.</param>
/// <param name="Limit">Price limit; NaN for a market order.</param>
/// <param name="Fill">What became of it a row later; null when it lapsed.</param>
public readonly record struct SimulatedOrder(DateTime Submitted, double Quantity, double Limit, SimulatedFill? Fill);
