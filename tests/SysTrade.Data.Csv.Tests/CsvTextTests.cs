using System.Globalization;
using System.Text;
using CsCheck;

namespace SysTrade.Data.Csv.Tests;

/// <summary>Fields become the numbers, stamps and contracts that the framework's own parsers give.</summary>
public sealed class CsvTextTests
{
    private static readonly Gen<string> Decimals =
        from sign in Gen.Bool
        from whole in Gen.Char["0123456789"].Array[0, 18]
        from fraction in Gen.Char["0123456789"].Array[0, 22]
        from exponent in Gen.OneOf(Gen.Const(""), Gen.Int[-330, 320].Select(e => "e" + e))
        where whole.Length + fraction.Length > 0
        select (sign ? "-" : "") + new string(whole) + (fraction.Length > 0 ? "." + new string(fraction) : "") + exponent;

    [Fact]
    public void Number_EqualsTheFrameworkParser_BitForBit() => Decimals.Sample(
        text =>
        {
            var expected = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
            Assert.Equal(double.IsFinite(expected), CsvText.TryNumber(Encoding.ASCII.GetBytes(text), out var value));
            if (double.IsFinite(expected)) Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(value));
        },
        iter: 100_000);

    [Fact]
    public void Number_OfShortestText_ReadsBack() => Gen.Double.Where(double.IsFinite).Sample(
        value =>
            CsvText.TryNumber(Encoding.ASCII.GetBytes(value.ToString("R", CultureInfo.InvariantCulture)), out var read) && read.Equals(value), iter: 100_000);

    [Theory]
    [InlineData("1,5")]
    [InlineData("0x10")]
    [InlineData("1 000")]
    [InlineData("--1")]
    [InlineData("1-")]
    [InlineData(".")]
    [InlineData("e5")]
    [InlineData("∞")]
    [InlineData("12a")]
    public void Number_OtherText_IsRefused(string text) => Assert.False(CsvText.TryNumber(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void Stamp_EqualsTheFrameworkParser() => Gen.DateTime.Sample(moment =>
    {
        var text = moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        Assert.True(CsvText.TryStamp(Encoding.ASCII.GetBytes(text), out var ticks));
        Assert.Equal(DateTime.ParseExact(text, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture).Ticks, ticks);
        Assert.True(CsvText.TryStamp(Encoding.ASCII.GetBytes(text[..10]), out ticks));
        Assert.Equal(ticks, new DateTime(ticks).Date.Ticks);
    });

    [Fact]
    public void Stamp_OfAnyCharacters_IsReadOnlyWhenTheFrameworkReadsIt() =>
        Gen.Char["0123456789-: T"].Array[19].Select(c => new string(c)).Sample(text =>
        {
            var expected = DateTime.TryParseExact(
                text, ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
            Assert.Equal(expected, CsvText.TryStamp(Encoding.ASCII.GetBytes(text), out _));
        });

    [Theory]
    [InlineData("2020-1-01")]
    [InlineData("2020-01-01 9:00:00")]
    [InlineData("0000-01-01")]
    [InlineData("2020-00-10")]
    [InlineData("2020-04-31")]
    [InlineData("2020-01-01 23:60:00")]
    [InlineData("2020-01-01x23:00:00")]
    [InlineData("20a0-01-01")]
    public void Stamp_OtherText_IsRefused(string text) => Assert.False(CsvText.TryStamp(Encoding.ASCII.GetBytes(text), out _));

    [Fact]
    public void Parser_OfAnyBytes_GivesRowsOrATypedError() =>
        Gen.Char["DATEprice,\n\r\" 2020-11:59.e+\\0"].Array[0, 80].Select(c => "DATETIME,price\n2020-01-01,1\n" + new string(c)).Sample(text =>
    {
        try
        {
            var set = CsvSeriesParser.Parse(
                Encoding.ASCII.GetBytes(text), "file", CsvLayout.Default(SeriesKind.AdjustedPrices), SeriesSchema.For(SeriesKind.AdjustedPrices));
            Assert.True(set.Count >= 1);
        }
        catch (Domain.Errors.DataFormatException error)
        {
            Assert.True(error.Line > 0);
        }
    });
}
