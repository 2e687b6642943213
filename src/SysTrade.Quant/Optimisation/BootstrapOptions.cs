namespace SysTrade.Quant.Optimisation;

/// <summary>Options of <see cref="Bootstrap"/>.</summary>
public sealed record BootstrapOptions
{
    /// <summary>Pasts to draw.</summary>
    public int Runs { get; init; } = 100;

    /// <summary>Rows of each drawn past; null for as many as the fit window has.</summary>
    public int? Rows { get; init; }

    /// <summary>Consecutive rows drawn together; null for as many as pooled instruments, so that what happened at one moment stays together.</summary>
    public int? BlockRows { get; init; }

    /// <summary>Seed: the same seed and data give the same weights, whatever the number of threads.</summary>
    public ulong Seed { get; init; } = 1;
}
