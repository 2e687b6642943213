using System.Reflection;
using SysTrade.Domain.Display;
using SysTrade.Systems.Accounting;
using SysTrade.Systems.Tests.Support;

namespace SysTrade.Systems.Tests.Accounting;

public sealed class AccountCurveViewsTests
{
    [Fact]
    public void Views_OfACurve_ShowItsStatisticsWithTheirUnit()
    {
        var curve = SmallMarket.System().Accounts.Portfolio.Value;
        var (html, text) = (View("text/html", curve), View("text/plain", curve));
        Assert.Contains("base currency", html, StringComparison.Ordinal);
        Assert.Contains("% of capital", View("text/html", curve.Percent), StringComparison.Ordinal);
        Assert.Equal(2, html.Split("<svg").Length - 1);
        foreach (var label in new[] { "Mean a year", "Sharpe ratio", "Worst drawdown" })
        {
            Assert.Contains(label, html, StringComparison.Ordinal);
            Assert.Contains(label, text, StringComparison.Ordinal);
        }

        Assert.StartsWith($"{curve}\n", text, StringComparison.Ordinal);
        var sharpe = HtmlTables.Number(curve.Statistics["sharpe"]);
        Assert.Contains($"Sharpe ratio               {sharpe}", text, StringComparison.Ordinal);
        Assert.Contains(sharpe, html, StringComparison.Ordinal);
    }

    private static string View(string mimeType, AccountCurve curve)
    {
        var source = typeof(AccountCurve).GetCustomAttribute<TypeFormatterSourceAttribute>()!.FormatterSourceType;
        var formatters = (IEnumerable<object>)source.GetMethod("CreateTypeFormatters")!.Invoke(Activator.CreateInstance(source), null)!;
        using var writer = new StringWriter();
        Assert.True(formatters.Cast<ConventionFormatter>().Single(f => f.MimeType == mimeType).Format(curve, writer));
        return writer.ToString();
    }
}
