using System.Management.Automation;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Generation;
using SysTrade.PowerShell.Infrastructure;

namespace SysTrade.PowerShell.Commands;

/// <summary>Removes optimal positions, so that no orders are made from them; positions held and orders stay.</summary>
[Cmdlet(VerbsCommon.Remove, "SysOptimalPosition", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(OptimalPosition))]
public sealed class RemoveSysOptimalPositionCommand : BookCmdlet
{
    /// <summary>Strategy.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public string Strategy { get; set; } = "";

    /// <summary>Instrument; all of the strategy when left out.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    public string? Instrument { get; set; }

    /// <inheritdoc/>
    protected override object CurrentInput => $"{Strategy} {Instrument}".TrimEnd();

    /// <inheritdoc/>
    protected override void Process()
    {
        var found = Orders.Optimal(Strategy).Where(o => Instrument is null || o.Key.Instrument == Instrument).ToArray();
        if (found.Length == 0)
        {
            throw new SysTradeException(
                "NoOptimalPositions", SysErrorKind.NotFound, $"There is no optimal position of {CurrentInput} in this book.", "Compare-SysOptimalPosition lists them.", CurrentInput);
        }

        foreach (var key in found.Select(o => o.Key).Distinct())
        {
            if (!ShouldProcess(key.ToString(), "Remove optimal position")) continue;
            foreach (var position in found.Where(o => o.Key == key))
            {
                Orders.RemoveOptimal(key, position is RawPosition);
                WriteObject(position);
            }
        }
    }
}
