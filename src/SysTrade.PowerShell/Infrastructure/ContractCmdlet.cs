using System.Management.Automation;
using SysTrade.Brokers.Contracts;
using SysTrade.Domain.Orders;
using SysTrade.PowerShell.Completers;

namespace SysTrade.PowerShell.Infrastructure;

/// <summary>Base of the commands that ask the broker about contracts.</summary>
public abstract class ContractCmdlet : BookCmdlet
{
    /// <summary>Instruments.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(InstrumentCompleter))]
    [InstrumentCodes]
    public string[] InstrumentCode { get; set; } = [];

    /// <summary>Delivery, YYYYMM or YYYYMMDD; the priced contract when left out.</summary>
    [Parameter(Position = 1)]
    public string? Contract { get; set; }

    /// <summary>Data that tell the priced contract; the session's when left out.</summary>
    [Parameter]
    public DataSource? Data { get; set; }

    /// <inheritdoc/>
    protected override object CurrentInput => InstrumentCode;

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var code in InstrumentCode)
        {
            Try(() =>
            {
                var contract = Contract is { } date ? new FuturesContract(code, FuturesContract.ParseDate(date)) : ContractsOf(code, OpenData(Data)).Priced;
                Show(code, BrokerContract.Outright(contract));
            });
        }
    }

    /// <summary>Shows one contract.</summary>
    protected abstract void Show(string code, BrokerContract contract);
}
