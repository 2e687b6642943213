using System.Diagnostics.CodeAnalysis;
using SysTrade.Data;
using SysTrade.Domain;

namespace SysTrade.Storage;

/// <summary>Facts of instruments that can be read anew, for whoever holds them, after tables were written.</summary>
internal sealed class LiveCatalog(Func<IInstrumentCatalog> load) : IInstrumentCatalog
{
    private volatile IInstrumentCatalog _current = load();

    public IInstrumentCatalog Current => _current;

    public string Description => _current.Description;

    public IReadOnlyList<string> Codes => _current.Codes;

    public void Reload() => _current = load();

    public bool TryGet(string code, [NotNullWhen(true)] out Instrument? instrument) => _current.TryGet(code, out instrument);

    public Instrument Get(string code) => _current.Get(code);

    public double? SpreadCost(string code) => _current.SpreadCost(code);

    public InstrumentCosts Costs(string code) => _current.Costs(code);

    public RollParameters? RollParameters(string code) => _current.RollParameters(code);

    public InstrumentDetails? Details(string code) => _current.Details(code);
}
