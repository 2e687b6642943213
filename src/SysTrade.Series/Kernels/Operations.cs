namespace SysTrade.Series.Kernels;

/// <summary>An operation on one number. Implemented by structs so that loops over it are compiled for each operation.</summary>
public interface IUnaryOperation
{
    /// <summary>Result for one value.</summary>
    double Invoke(double x);
}

/// <summary>An operation on two numbers. Implemented by structs so that loops over it are compiled for each operation.</summary>
public interface IBinaryOperation
{
    /// <summary>Result for one pair of values.</summary>
    static abstract double Invoke(double x, double y);
}
