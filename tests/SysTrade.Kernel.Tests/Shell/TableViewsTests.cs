using System.Management.Automation;
using System.Xml.Linq;
using SysTrade.Kernel.Shell;
using SysTrade.Tests;

namespace SysTrade.Kernel.Tests.Shell;

public sealed class TableViewsTests
{
    [Fact]
    public void Views_OfAFormatFile_HaveTheirColumns()
    {
        var views = new TableViews();
        views.Read(XDocument.Parse("""
            <Configuration><ViewDefinitions><View><Name>x</Name><ViewSelectedBy><TypeName>My.Row</TypeName></ViewSelectedBy><TableControl>
              <TableHeaders><TableColumnHeader><Label>Number</Label></TableColumnHeader><TableColumnHeader/></TableHeaders>
              <TableRowEntries><TableRowEntry><TableColumnItems>
                <TableColumnItem><PropertyName>A</PropertyName><FormatString>{0:N1}</FormatString></TableColumnItem>
                <TableColumnItem><PropertyName>B</PropertyName></TableColumnItem>
              </TableColumnItems></TableRowEntry></TableRowEntries></TableControl></View></ViewDefinitions></Configuration>
            """));
        var columns = views.Find(["My.Row"])!;
        Assert.Equal([("Number", "{0:N1}"), ("B", null)], columns.Select(c => (c.Label, c.Format)));
        var row = new PSObject();
        row.Properties.Add(new PSNoteProperty("A", 2.5));
        Assert.Equal(2.5, columns[0].Value(row));
        Assert.Null(columns[1].Value(row));
        Assert.Null(views.Find(["Other"]));
    }

    [Fact]
    public void Views_OfTheModule_AreRead() =>
        Assert.NotNull(TableViews.Load(Path.Combine(RepositoryFolder.Path, "module")).Find(["SysTrade.Systems.Reporting.InstrumentResult"]));

    [Fact]
    public void Table_OfCustomObjects_HasTheirProperties()
    {
        var row = new PSObject();
        row.Properties.Add(new PSNoteProperty("Name", "<x>"));
        row.Properties.Add(new PSNoteProperty("Value", 1234.5));
        var html = new ObjectTables().Html([row]);
        Assert.Contains("&lt;x&gt;", html, StringComparison.Ordinal);
        Assert.Contains("1,234.5", html, StringComparison.Ordinal);
    }
}
