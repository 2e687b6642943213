namespace SysTrade.Series.Kernels;

/// <summary>A statistic of the finite values in a window, kept up to date as values enter and leave.</summary>
/// <remarks>Implemented by structs so that loops over windows are compiled for each statistic. Values leave in the order they entered.</remarks>
public interface IWindowStatistic
{
    /// <summary>Fewest values for which there is a result, whatever the caller's minimum.</summary>
    static abstract int FewestValues { get; }

    /// <summary>Number of values in the window.</summary>
    int Count { get; }

    /// <summary>The statistic of the values in the window; called only with at least <see cref="FewestValues"/> of them.</summary>
    double Result { get; }

    /// <summary>A finite value enters.</summary>
    void Add(double x);

    /// <summary>The oldest value leaves.</summary>
    void Remove(double x);
}
