namespace SysTrade.Storage.Repositories;

/// <summary>What every repository of a <see cref="DataBlob"/> tells of itself.</summary>
public interface IRepository
{
    /// <summary>Name after pysystemtrade, such as <c>db_futures_adjusted_prices</c>.</summary>
    string Name { get; }

    /// <summary>What it keeps, in words.</summary>
    string Thing { get; }

    /// <summary>Technology that keeps it.</summary>
    string Store { get; }

    /// <summary>Where it is kept; never a password.</summary>
    string Place { get; }

    /// <summary>Keys of what is kept, in order.</summary>
    IReadOnlyList<string> Keys { get; }
}
