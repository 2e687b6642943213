using System.Globalization;
using CsCheck;
using SysTrade.Series;
using SysTrade.Systems.Export;
using SysTrade.Systems.Tests.Support;

namespace SysTrade.Systems.Tests.Export;

public sealed class ExportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("systrade-export-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string[] Written(OutputTable table) => File.ReadAllText(CsvTableWriter.Write(table, _folder)).Split('\n');

    [Fact]
    public void Series_EmptyIsNotThereAndNanIsMissing()
    {
        var late = Days.Series(1, 2, 3).Slice(1..);
        var lines = Written(new SeriesTable("t", [("A", Days.Series(1.5, double.NaN, -0.1)), ("B", late)]));
        Assert.Equal(["date,A,B", "2020-01-01,1.5,", "2020-01-02,nan,2", "2020-01-03,-0.1,3", ""], lines);
    }

    [Fact]
    public void Moments_HaveATimeWhereItIsNotMidnight()
    {
        var day = new DateTime(2020, 1, 1);
        var index = TimeIndex.From([day, day.AddHours(23), day.AddDays(1).AddSeconds(1.25)]);
        Assert.Equal(["2020-01-01,1", "2020-01-01 23:00:00,2", "2020-01-02 00:00:01.250000,3"], Written(new SeriesTable("t", [("A", new TimeSeries(index, [1, 2, 3]))]))[1..4]);
    }

    [Fact]
    public void Numbers_ReadBackAreTheSameBits() => Gen.Double.Array[1, 40].Sample(
        values =>
        {
            var folder = Directory.CreateTempSubdirectory("systrade-export-");
            try
            {
                var lines = File.ReadAllLines(CsvTableWriter.Write(new SeriesTable("t", [("A", Days.Series(values))]), folder.FullName));
                for (var i = 0; i < values.Length; i++)
                {
                    var text = lines[i + 1].Split(',')[1];
                    var read = text switch { "nan" => double.NaN, "inf" => double.PositiveInfinity, "-inf" => double.NegativeInfinity, _ => double.Parse(text, CultureInfo.InvariantCulture) };
                    Assert.True(read.Equals(values[i]) && (read != 0 || double.IsNegative(read) == double.IsNegative(values[i])), $"{values[i]:R} was written as {text}.");
                }
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        },
        iter: 30, threads: 2);

    [Fact]
    public void Infinities_AreWords() =>
        Assert.Equal(["2020-01-01,inf", "2020-01-02,-inf"], Written(new SeriesTable("t", [("A", Days.Series(double.PositiveInfinity, double.NegativeInfinity))]))[1..3]);

    [Fact]
    public void Texts_WithCommasQuotesAndLineEnds_AreQuoted()
    {
        var table = new RecordTable("t", ["a,b", "c"], [["x\"y", "two\nlines"], [null, 1.5], ["plain", double.NaN]]);
        Assert.Equal("\"a,b\",c\n\"x\"\"y\",\"two\nlines\"\n,1.5\nplain,nan\n", File.ReadAllText(CsvTableWriter.Write(table, _folder)));
        Assert.Equal("date,\"A,B\"", Written(new SeriesTable("s", [("A,B", Days.Series(1))]))[0]);
    }

    [Fact]
    public void File_IsReplacedWholeAndNothingIsLeftBeside()
    {
        Written(new SeriesTable("t", [("A", Days.Series(1, 2, 3))]));
        Assert.Equal(3, Written(new SeriesTable("t", [("A", Days.Series(9))])).Length);
        Assert.Equal(["t.csv"], Directory.GetFiles(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public void NameWithASlash_IsAFolder()
    {
        var path = CsvTableWriter.Write(new SeriesTable("weights/CORN", [("A", Days.Series(1))]), _folder);
        Assert.Equal(Path.Combine(_folder, "weights", "CORN.csv"), path);
        Assert.True(File.Exists(path));
    }

    [Fact]
    public void NoRows_IsAHeading() => Assert.Equal(["date,A", ""], Written(new SeriesTable("t", [("A", TimeSeries.Empty)])));
}
