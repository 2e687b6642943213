using System.Management.Automation;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;

namespace SysTrade.PowerShell.Commands;

/// <summary>Gives the statistics of account curves of a system, one row for each curve.</summary>
[Cmdlet(VerbsCommon.Get, "SysStatistic")]
[OutputType(typeof(CurveStatistics), typeof(PSObject))]
public sealed class GetSysStatisticCommand : CurveCmdlet
{
    /// <summary>Type name of the one row there is when only one curve was asked for: it is shown as a list with everything.</summary>
    internal const string SingleTypeName = "SysTrade.PowerShell.Rows.CurveStatistics#Single";

    /// <summary>Type name of a row with the statistics that were named.</summary>
    internal const string ChosenTypeName = "SysTrade.PowerShell.Rows.CurveStatistics#Chosen";

    /// <summary>Statistics wanted, by our name or pysystemtrade's; wildcards are allowed. By default all.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(StatisticCompleter))]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var names = Name is null ? null : StatisticNames.Expand(Name);
        var system = TradingSystem;
        var curves = Curves(system);
        foreach (var named in curves)
        {
            var row = PSObject.AsPSObject(new CurveStatistics(named, Unit(system)));
            if (names is not null)
            {
                WriteObject(Chosen(row, names));
                continue;
            }

            if (curves.Count == 1) row.TypeNames.Insert(0, SingleTypeName);
            WriteObject(row);
        }
    }

    private static PSObject Chosen(PSObject all, IReadOnlyList<(string Name, string ReferenceName)> names)
    {
        var row = new PSObject();
        row.TypeNames.Insert(0, ChosenTypeName);
        foreach (var name in names.Select(n => n.Name).Prepend(nameof(CurveStatistics.Curve)))
        {
            row.Properties.Add(new PSNoteProperty(name, all.Properties[name].Value));
        }

        return row;
    }
}
