using System.Xml.Linq;
using SysTrade.Tests;

namespace SysTrade.PowerShell.Tests.Results;

public sealed class ViewTests
{
    private static readonly XElement[] Views =
        [.. Directory.GetFiles(Path.Combine(RepositoryFolder.Path, "module"), "*.Format.ps1xml").SelectMany(f => XDocument.Load(f).Descendants("View"))];

    [Fact]
    public void Views_ShowPropertiesThatExist()
    {
        foreach (var view in Views)
        {
            var types = view.Descendants("TypeName").Select(t => FindType(t.Value)).OfType<Type>().ToArray();
            foreach (var property in view.Descendants("PropertyName").Select(p => p.Value))
            {
                Assert.All(types, type => Assert.True(type.GetProperty(property) is not null, $"{type.FullName} has no property {property}, which its view shows."));
            }
        }
    }

    [Fact]
    public void Tables_HaveAHeadingForEachColumn() => Assert.All(
        Views.SelectMany(v => v.Descendants("TableControl")),
        table => Assert.Equal(table.Element("TableHeaders")!.Elements().Count(), table.Descendants("TableColumnItem").Count()));

    [Fact]
    public void Rows_HaveAView()
    {
        var shown = Views.SelectMany(v => v.Descendants("TypeName")).Select(t => t.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var type in new[]
        {
            typeof(Rows.ForecastRow), typeof(Rows.PositionRow), typeof(Rows.AccountCurveRow), typeof(Rows.CurveStatistics), typeof(Rows.SystemDifference),
            typeof(Rows.OptimisedPositionRow), typeof(Rows.RiskRow), typeof(Rows.SelectedInstrumentRow), typeof(Systems.Stages.DatedIssue),
            typeof(Systems.Reporting.InstrumentResult), typeof(Systems.Reporting.CostMeasure),
        })
        {
            Assert.Contains(type.FullName!, shown);
        }
    }

    private static Type? FindType(string name) => AppDomain.CurrentDomain.GetAssemblies().Where(a => a.GetName().Name!.StartsWith("SysTrade", StringComparison.Ordinal)).Select(a => a.GetType(name)).FirstOrDefault(t => t is not null);
}
