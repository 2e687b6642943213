namespace SysTrade.Systems.Accounting.Simulation;

/// <summary>A fill of the simulation.</summary>
/// <param name="Filled">When.</param>
/// <param name="Quantity">Contracts, positive when bought.</param>
/// <param name="Price">Price of the fill.</param>
/// <param name="PaysSlippage">True when half the spread is paid on top of the price.</param>
public readonly record struct SimulatedFill(DateTime Filled, double Quantity, double Price, bool PaysSlippage);
