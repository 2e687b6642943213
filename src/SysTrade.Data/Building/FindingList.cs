using SysTrade.Domain.Errors;

namespace SysTrade.Data.Building;

/// <summary>Findings about one instrument, gathered.</summary>
internal sealed class FindingList(string instrument)
{
    private readonly List<DataFinding> _all = [];

    public IReadOnlyList<DataFinding> All => _all;

    public void Error(string area, string id, string text, string? remedy = null, int contract = 0, DateTime? date = null) =>
        _all.Add(new DataFinding(FindingSeverity.Error, area, id, text, remedy, instrument, contract, date));

    public void Warning(string area, string id, string text, string? remedy = null, int contract = 0, DateTime? date = null) =>
        _all.Add(new DataFinding(FindingSeverity.Warning, area, id, text, remedy, instrument, contract, date));

    public void Information(string area, string id, string text, string? remedy = null) =>
        _all.Add(new DataFinding(FindingSeverity.Information, area, id, text, remedy, instrument));

    public void Add(DataFinding finding) => _all.Add(finding);

    /// <summary>Runs a check; what it cannot read is a finding, and null is returned.</summary>
    public T? Try<T>(string area, Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (SysTradeException error)
        {
            Error(area, error.ErrorId, error.Message, error.Remedy);
            return null;
        }
    }
}
