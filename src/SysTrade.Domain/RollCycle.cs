using SysTrade.Domain.Errors;

namespace SysTrade.Domain;

/// <summary>Delivery months that recur every year, as month letters in calendar order: <c>HMUZ</c> for the quarters.</summary>
/// <remarks>Stepping from a contract keeps its day of the month, as the reference does (systems data, section 6.2).</remarks>
public readonly record struct RollCycle
{
    private readonly string? _letters;

    private RollCycle(string letters) => _letters = letters;

    /// <summary>The months as letters, in calendar order.</summary>
    public string Letters => _letters ?? "";

    /// <summary>Number of months.</summary>
    public int Count => Letters.Length;

    /// <summary>Reads month letters in any order; false when one is no month letter or appears twice, or there is none.</summary>
    public static bool TryParse(string? letters, out RollCycle cycle)
    {
        cycle = default;
        if (string.IsNullOrEmpty(letters)) return false;
        var sorted = string.Concat(letters.Distinct().Order());
        if (sorted.Length != letters.Length || !sorted.All(l => ContractMonth.Letters.Contains(l))) return false;
        cycle = new RollCycle(sorted);
        return true;
    }

    /// <summary>Reads month letters in any order.</summary>
    /// <exception cref="SysTradeException"><c>InvalidRollCycle</c>.</exception>
    public static RollCycle Parse(string? letters) => TryParse(letters, out var cycle)
        ? cycle
        : throw new SysTradeException(
            "InvalidRollCycle",
            SysErrorKind.InvalidArgument,
            $"'{letters}' is not a roll cycle. Expected month letters from {ContractMonth.Letters}, each at most once.",
            "F is January, G February, H March, J April, K May, M June, N July, Q August, U September, V October, X November, Z December.",
            letters);

    /// <summary>True when a month (1 to 12) belongs to the cycle.</summary>
    public bool HasMonth(int month) => Letters.Contains(ContractMonth.Letter(month));

    /// <summary>True when a contract's delivery month belongs to the cycle.</summary>
    public bool Contains(int contract) => HasMonth(ContractMonth.Month(contract));

    /// <summary>True when every month of this cycle is one of the other's.</summary>
    public bool IsPartOf(RollCycle other) => Letters.All(l => other.Letters.Contains(l));

    /// <summary>The first contract of the cycle after the given one, which need not be of the cycle.</summary>
    public int Next(int contract) => Step(contract, 1);

    /// <summary>The last contract of the cycle before the given one, which need not be of the cycle.</summary>
    public int Previous(int contract) => Step(contract, -1);

    /// <summary>All contracts of the cycle from one to another, both included when they are of the cycle.</summary>
    public IEnumerable<int> Between(int first, int last)
    {
        for (var contract = Contains(first) ? first : Next(first); contract <= last; contract = Next(contract)) yield return contract;
    }

    /// <inheritdoc/>
    public override string ToString() => Letters;

    private int Step(int contract, int direction)
    {
        if (Count == 0) throw new InvalidOperationException("A cycle without months has no contracts.");
        var (year, month) = (ContractMonth.Year(contract), ContractMonth.Month(contract));
        do
        {
            month += direction;
            if (month is 0 or 13) (year, month) = (year + direction, month == 0 ? 12 : 1);
        }
        while (!HasMonth(month));
        return ContractMonth.Of(year, month) + ContractMonth.Day(contract);
    }
}
