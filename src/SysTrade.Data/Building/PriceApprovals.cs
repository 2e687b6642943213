namespace SysTrade.Data.Building;

/// <summary>Prices that a person has looked at and found right. An approval is for one price at one moment: another price there is suspect again.</summary>
public interface IPriceApprovals
{
    /// <summary>Approved prices of a contract, by stamp.</summary>
    /// <exception cref="Domain.Errors.DataFormatException">What is stored cannot be read.</exception>
    IReadOnlyDictionary<DateTime, double> Of(string instrument, int contract);

    /// <summary>Approves prices; those that are approved already stay so.</summary>
    void Approve(IEnumerable<SuspectPrice> prices);
}
